package io.truelift.definitions.query;

import io.trino.sql.QueryUtil;
import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.AllColumns;
import io.trino.sql.tree.Cast;
import io.trino.sql.tree.ComparisonExpression;
import io.trino.sql.tree.DataType;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.NodeLocation;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.SubqueryExpression;
import io.trino.sql.tree.TableSubquery;
import io.trino.sql.util.AstUtils;
import java.util.List;

/** Conditions that a header writes in SQL, put around the query of its file on the syntax tree. */
public final class Conditions {
    private static final SqlParser PARSER = new SqlParser();
    private static final DataType TEXT = PARSER.createType("varchar");
    private static final NodeLocation MADE_HERE = new NodeLocation(1, 1);

    /** A condition on the columns of a file. */
    public record Condition(Expression expression) {}

    private Conditions() {}

    /** @throws SqlFileException where the text is no condition on the columns of the file, with its line */
    public static Condition parse(Header header, String key, String text) {
        try {
            Expression condition = PARSER.createExpression(text);
            if (AstUtils.preOrder(condition).anyMatch(node -> node instanceof SubqueryExpression)) {
                throw header.problem(
                        key, "it holds a query. Put that into the SELECT, and name the columns it gives here.");
            }
            return new Condition(condition);
        } catch (ParsingException e) {
            throw header.problem(key, "it is no condition in SQL: %s".formatted(e.getErrorMessage()));
        }
    }

    /** Whether a column, as text, has a value. */
    public static Condition equal(String column, String value) {
        return new Condition(new ComparisonExpression(
                MADE_HERE,
                ComparisonExpression.Operator.EQUAL,
                new Cast(MADE_HERE, new Identifier(column), TEXT),
                Value.of(value).literal()));
    }

    /** The rows of a file for which all the conditions hold; at least one. */
    public static BoundStatement where(SqlFile file, List<Condition> conditions) {
        Expression all = conditions.stream()
                .map(Condition::expression)
                .reduce(QueryUtil::logicalAnd)
                .orElseThrow();
        Query query =
                QueryUtil.simpleQuery(QueryUtil.selectList(new AllColumns()), new TableSubquery(file.query()), all);
        return new BoundStatement(file.place(), query, query, List.of());
    }
}
