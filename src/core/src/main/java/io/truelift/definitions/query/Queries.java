package io.truelift.definitions.query;

import io.trino.sql.QueryUtil;
import io.trino.sql.tree.AllColumns;
import io.trino.sql.tree.Delete;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.InListExpression;
import io.trino.sql.tree.InPredicate;
import io.trino.sql.tree.Insert;
import io.trino.sql.tree.NodeLocation;
import io.trino.sql.tree.QualifiedName;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.QueryBody;
import io.trino.sql.tree.Table;
import io.trino.sql.tree.TableSubquery;
import io.trino.sql.tree.Union;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Queries made of other queries and of names, on the syntax tree. */
public final class Queries {
    private static final NodeLocation MADE_HERE = new NodeLocation(1, 1);

    private Queries() {}

    /** The rows of all the queries, which must give the same columns; at least one. */
    public static BoundStatement unionAll(String name, List<BoundStatement> queries) {
        List<Value> values = new ArrayList<>();
        queries.forEach(query -> values.addAll(query.values()));
        return new BoundStatement(
                name, union(queries, BoundStatement::query), union(queries, BoundStatement::readableQuery), values);
    }

    /** Every column of a table, named by catalog, namespace and table; hidden tables such as {@code customer$refs} too. */
    public static BoundStatement table(String catalog, String namespace, String table) {
        Query query = QueryUtil.simpleQuery(
                QueryUtil.selectList(new AllColumns()), QueryUtil.table(QualifiedName.of(catalog, namespace, table)));
        return new BoundStatement(namespace + "." + table, query, query, List.of());
    }

    /** The rows of a query whose text column has one of these values; at least one. */
    public static BoundStatement among(BoundStatement query, String column, List<String> values) {
        Expression isAmong = isAmong(column, values);
        return new BoundStatement(
                query.name(), where(query.query(), isAmong), where(query.readableQuery(), isAmong), query.values());
    }

    private static Expression isAmong(String column, List<String> values) {
        return new InPredicate(
                MADE_HERE,
                new Identifier(column),
                new InListExpression(
                        MADE_HERE,
                        values.stream()
                                .<Expression>map(value -> Value.of(value).literal())
                                .toList()));
    }

    private static Query where(Query query, Expression condition) {
        return QueryUtil.simpleQuery(QueryUtil.selectList(new AllColumns()), new TableSubquery(query), condition);
    }

    /** The rows of a query added to a table. */
    public static BoundStatement insert(String catalog, String table, List<String> columns, BoundStatement query) {
        String[] parts = table.split("\\.");
        Table into = new Table(QualifiedName.of(catalog, parts[0], parts[1]));
        List<Identifier> names = columns.stream().map(Identifier::new).toList();
        return new BoundStatement(
                query.name(),
                new Insert(MADE_HERE, into, Optional.of(names), query.query()),
                new Insert(MADE_HERE, into, Optional.of(names), query.readableQuery()),
                query.values());
    }

    /** Deletes the rows of a table whose text columns have one of these values each; at least one column, and a value for each. */
    public static BoundStatement delete(String catalog, String table, Map<String, List<String>> values) {
        String[] parts = table.split("\\.");
        Expression where = values.entrySet().stream()
                .<Expression>map(entry -> isAmong(entry.getKey(), entry.getValue()))
                .reduce(QueryUtil::logicalAnd)
                .orElseThrow();
        Delete delete =
                new Delete(MADE_HERE, new Table(QualifiedName.of(catalog, parts[0], parts[1])), Optional.of(where));
        return new BoundStatement(table, delete, delete, List.of());
    }

    private static Query union(List<BoundStatement> queries, Function<BoundStatement, Query> tree) {
        if (queries.size() == 1) {
            return tree.apply(queries.getFirst());
        }
        QueryBody all = queries.stream()
                .map(tree)
                .map(Queries::everyRow)
                .reduce((left, right) -> new Union(List.of(left, right), false, Optional.empty()))
                .orElseThrow();
        return QueryUtil.query(all);
    }

    /** A side of a UNION may not open with WITH, but may select from a query that does. */
    private static QueryBody everyRow(Query query) {
        return QueryUtil.simpleQuery(QueryUtil.selectList(new AllColumns()), new TableSubquery(query))
                .getQueryBody();
    }
}
