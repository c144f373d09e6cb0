package io.truelift.definitions.query;

import io.trino.sql.tree.Query;
import io.trino.sql.tree.QuerySpecification;
import io.trino.sql.tree.Select;
import io.trino.sql.tree.SelectItem;
import java.util.List;
import java.util.Set;

/** The columns that a statement selects, and fewer of them. */
public final class Selection {
    private Selection() {}

    /** Names of the columns, in order. */
    public static List<String> columns(BoundStatement statement) {
        return OutputColumns.of(statement.query(), statement.name());
    }

    /** The statement without the columns whose name is not allowed. */
    public static BoundStatement keep(BoundStatement statement, Set<String> allowed) {
        return new BoundStatement(
                statement.name(),
                keep(statement.query(), allowed, statement.name()),
                keep(statement.readableQuery(), allowed, statement.name()),
                statement.values());
    }

    private static Query keep(Query query, Set<String> allowed, String place) {
        if (!(query.getQueryBody() instanceof QuerySpecification body)) {
            throw new SqlFileException("Cannot choose columns of %s: it must end with a plain SELECT".formatted(place));
        }
        List<SelectItem> items = body.getSelect().getSelectItems().stream()
                .filter(item ->
                        OutputColumns.name(item).filter(allowed::contains).isPresent())
                .toList();
        if (items.isEmpty()) {
            throw new SqlFileException("Cannot choose columns of %s: none of them is allowed".formatted(place));
        }
        return with(query, items);
    }

    /** The same query, which ends with a plain SELECT, with other columns. */
    static Query with(Query query, List<SelectItem> items) {
        QuerySpecification body = (QuerySpecification) query.getQueryBody();
        QuerySpecification other = new QuerySpecification(
                new Select(body.getSelect().isDistinct(), items),
                body.getFrom(),
                body.getWhere(),
                body.getGroupBy(),
                body.getHaving(),
                body.getWindows(),
                body.getOrderBy(),
                body.getOffset(),
                body.getLimit());
        return new Query(
                query.getSessionProperties(),
                query.getFunctions(),
                query.getWith(),
                other,
                query.getOrderBy(),
                query.getOffset(),
                query.getLimit());
    }
}
