package io.truelift.definitions.query;

import io.trino.sql.tree.AllColumns;
import io.trino.sql.tree.DereferenceExpression;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.QueryBody;
import io.trino.sql.tree.QuerySpecification;
import io.trino.sql.tree.SelectItem;
import io.trino.sql.tree.SetOperation;
import io.trino.sql.tree.SingleColumn;
import io.trino.sql.tree.TableSubquery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names of the columns that a query gives. */
final class OutputColumns {
    private OutputColumns() {}

    /**
     * @param place file, for messages
     * @throws SqlFileException where a column has no name of its own, or is hidden in a star
     */
    static List<String> of(Query query, String place) {
        return switch (query.getQueryBody()) {
            case QuerySpecification specification -> of(specification, place);
            case TableSubquery subquery -> of(subquery.getQuery(), place);
            case SetOperation operation
            when operation.getRelations().getFirst() instanceof QuerySpecification first -> of(first, place);
            case SetOperation operation
            when operation.getRelations().getFirst() instanceof TableSubquery first -> of(first.getQuery(), place);
            case QueryBody other ->
                throw new SqlFileException(
                        "Cannot tell the columns of %s: end it with a SELECT that names them".formatted(place),
                        TextPlace.of(other));
        };
    }

    private static List<String> of(QuerySpecification specification, String place) {
        List<String> names = new ArrayList<>();
        for (SelectItem item : specification.getSelect().getSelectItems()) {
            names.add(name(item)
                    .orElseThrow(() -> new SqlFileException(
                            "Cannot tell the columns of %s, line %d: %s has no name. %s"
                                    .formatted(
                                            place,
                                            item.getLocation()
                                                    .map(location -> location.getLineNumber())
                                                    .orElse(0),
                                            item,
                                            item instanceof AllColumns
                                                    ? "Name the columns one by one."
                                                    : "Give it one with AS."),
                            TextPlace.of(item))));
        }
        return names;
    }

    /** Where the columns of the query are named. */
    static TextPlace place(Query query) {
        return switch (query.getQueryBody()) {
            case QuerySpecification specification ->
                TextPlace.of(specification.getSelect().getSelectItems().getFirst());
            case TableSubquery subquery -> place(subquery.getQuery());
            case QueryBody other -> TextPlace.of(other);
        };
    }

    static Optional<String> name(SelectItem item) {
        if (!(item instanceof SingleColumn column)) {
            return Optional.empty();
        }
        return column.getAlias().map(Identifier::getValue).or(() -> switch (column.getExpression()) {
            case Identifier identifier -> Optional.of(identifier.getValue());
            case DereferenceExpression dereference -> dereference.getField().map(Identifier::getValue);
            default -> Optional.empty();
        });
    }
}
