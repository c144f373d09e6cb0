package io.truelift.query;

import io.trino.sql.QueryUtil;
import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.AllColumns;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.SubqueryExpression;
import io.trino.sql.tree.TableSubquery;
import io.trino.sql.util.AstUtils;

/** Conditions that a header writes in SQL, put around the query of its file on the syntax tree. */
public final class Conditions {
    private static final SqlParser PARSER = new SqlParser();

    private Conditions() {}

    /** @throws SqlFileException where the text is no condition on the columns of the file, with its line */
    public static Expression parse(Header header, String key, String text) {
        try {
            Expression condition = PARSER.createExpression(text);
            if (AstUtils.preOrder(condition).anyMatch(node -> node instanceof SubqueryExpression)) {
                throw header.problem(key, "it holds a query. Put that into the SELECT, and name the columns it gives here.");
            }
            return condition;
        } catch (ParsingException e) {
            throw header.problem(key, "it is no condition in SQL: %s".formatted(e.getErrorMessage()));
        }
    }

    /** The rows of a file for which a condition holds. */
    public static BoundStatement where(SqlFile file, Expression condition) {
        Query query = QueryUtil.simpleQuery(QueryUtil.selectList(new AllColumns()), new TableSubquery(file.query()), condition);
        return new BoundStatement(file.place(), query, query, java.util.List.of());
    }
}
