package io.truelift.definitions.query;

import io.trino.sql.QueryUtil;
import io.trino.sql.tree.AliasedRelation;
import io.trino.sql.tree.Array;
import io.trino.sql.tree.BooleanLiteral;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.IfExpression;
import io.trino.sql.tree.IsNotNullPredicate;
import io.trino.sql.tree.Join;
import io.trino.sql.tree.NodeLocation;
import io.trino.sql.tree.NullLiteral;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.Relation;
import io.trino.sql.tree.Row;
import io.trino.sql.tree.Select;
import io.trino.sql.tree.SelectItem;
import io.trino.sql.tree.SingleColumn;
import io.trino.sql.tree.TableSubquery;
import io.trino.sql.tree.Unnest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rows of several queries as one, like {@link Queries#unionAll}, but queries that select from the same table read it once:
 * each row of the table is told which of the queries it is of. The engine works out a named query, its rule of rows and
 * the join with consent anew for every mention, so five metrics of order lines would read them five times.
 */
public final class SharedScans {
    private static final NodeLocation MADE_HERE = new NodeLocation(1, 1);
    private static final Identifier GROUP = new Identifier("shared");
    private static final Identifier ROWS = new Identifier("shared_rows");
    private static final Identifier EACH = new Identifier("shared_row");
    /** True in every row of a query, whose own columns may have no value. */
    private static final Identifier MARK = new Identifier("is_shared_row");

    private SharedScans() {}

    /** What queries must have in common to share a scan: a table, and columns that are the same whichever of them a row is of. */
    private record Scan(Relation table, List<Expression> common) {}

    /**
     * @param common columns that queries must have the same expression for to be read together
     * @param queries at least one, with the same columns in the same order
     */
    public static BoundStatement unionAll(String name, List<String> common, List<BoundStatement> queries) {
        Map<Scan, List<FlatQuery>> shared = new LinkedHashMap<>();
        List<BoundStatement> parts = new ArrayList<>();
        for (BoundStatement query : queries) {
            Optional<FlatQuery> flat = FlatQuery.of(query.readableQuery());
            flat.ifPresentOrElse(
                    plain -> shared.computeIfAbsent(
                                    new Scan(plain.table(), plain.expressions(common)), scan -> new ArrayList<>())
                            .add(plain),
                    () -> parts.add(query));
        }
        shared.values().forEach(group -> parts.add(together(name, common, group)));
        return Queries.unionAll(name, parts);
    }

    private static BoundStatement together(String name, List<String> common, List<FlatQuery> group) {
        Query query = group.size() == 1 ? group.getFirst().query() : query(common, group);
        return new BoundStatement(name, query, query, List.of());
    }

    private static Query query(List<String> common, List<FlatQuery> group) {
        List<String> columns = group.getFirst().columns();
        List<String> own =
                columns.stream().filter(column -> !common.contains(column)).toList();
        List<SelectItem> scanned = new ArrayList<>();
        common.forEach(column -> scanned.add(item(group.getFirst().expression(column), column)));
        scanned.add(new SingleColumn(
                new Array(group.stream().map(query -> row(query, own)).toList()), ROWS));
        Relation scan = new AliasedRelation(
                new TableSubquery(QueryUtil.simpleQuery(
                        new Select(false, scanned), group.getFirst().table())),
                GROUP,
                null);
        Relation rows = new AliasedRelation(
                new Unnest(List.of(QueryUtil.identifier(ROWS.getValue())), false),
                EACH,
                Stream.concat(Stream.of(MARK), own.stream().map(Identifier::new))
                        .toList());
        List<SelectItem> selected = new ArrayList<>();
        columns.forEach(column -> selected.add(item(new Identifier(column), column)));
        return QueryUtil.simpleQuery(
                new Select(false, selected),
                new Join(Join.Type.CROSS, scan, rows, Optional.empty()),
                new IsNotNullPredicate(MADE_HERE, MARK));
    }

    /** The columns of a query's own, or nothing where the row is none of its rows: then they are not worked out either. */
    private static Expression row(FlatQuery query, List<String> columns) {
        Expression row = new Row(Stream.concat(
                        Stream.of(BooleanLiteral.TRUE_LITERAL), columns.stream().map(query::expression))
                .toList());
        return query.where()
                .<Expression>map(where -> new IfExpression(MADE_HERE, where, row, new NullLiteral()))
                .orElse(row);
    }

    private static SelectItem item(Expression expression, String column) {
        return new SingleColumn(expression, new Identifier(column));
    }
}
