package io.truelift.query;

import io.trino.sql.QueryUtil;
import io.trino.sql.tree.AllColumns;
import io.trino.sql.tree.QualifiedName;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.QueryBody;
import io.trino.sql.tree.TableSubquery;
import io.trino.sql.tree.Union;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Queries made of other queries and of names, on the syntax tree. */
public final class Queries {
    private Queries() {}

    /** The rows of all the queries, which must give the same columns; at least one. */
    public static BoundStatement unionAll(String name, List<BoundStatement> queries) {
        List<Value> values = new ArrayList<>();
        queries.forEach(query -> values.addAll(query.values()));
        return new BoundStatement(name, union(queries, BoundStatement::query), union(queries, BoundStatement::readableQuery), values);
    }

    /** Every column of a table, named by catalog, namespace and table; hidden tables such as {@code customer$refs} too. */
    public static BoundStatement table(String catalog, String namespace, String table) {
        Query query = QueryUtil.simpleQuery(
                QueryUtil.selectList(new AllColumns()), QueryUtil.table(QualifiedName.of(catalog, namespace, table)));
        return new BoundStatement(namespace + "." + table, query, query, List.of());
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
        return QueryUtil.simpleQuery(QueryUtil.selectList(new AllColumns()), new TableSubquery(query)).getQueryBody();
    }
}
