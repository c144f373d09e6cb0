package io.truelift.pipelines.customer;

import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.function.ToIntBiFunction;
import java.util.stream.Collectors;

/**
 * Where facts have the columns that {@link CustomerFigures} sum up.
 *
 * @param tables tables of facts that columns of the customer table say they sum up
 * @param orderedAt of order lines, as the next three
 * @param occurredAt of events
 * @param answeredAt of answers, as the next three
 */
record FactColumns(
        HashSet<String> tables,
        int orderedAt,
        int amount,
        int currency,
        int isCancellation,
        int occurredAt,
        int answeredAt,
        int recordId,
        int question,
        int score)
        implements Serializable {
    static final String ORDER_LINE = "governed.order_line";
    static final String EVENT = "governed.event";
    static final String ANSWER = "governed.survey_answer";

    private static final int NONE = -1;

    static FactColumns of(Dictionary dictionary) {
        HashSet<String> tables = dictionary.find(CustomerFigures.OF).stream()
                .flatMap(table -> table.columns().stream())
                .flatMap(column -> column.sumsUp().stream())
                .collect(Collectors.toCollection(HashSet::new));
        ToIntBiFunction<String, String> place =
                (table, column) -> tables.contains(table) ? place(dictionary.table(table), column) : NONE;
        return new FactColumns(
                tables,
                place.applyAsInt(ORDER_LINE, "ordered_at"),
                place.applyAsInt(ORDER_LINE, "amount"),
                place.applyAsInt(ORDER_LINE, "currency"),
                place.applyAsInt(ORDER_LINE, "is_cancellation"),
                place.applyAsInt(EVENT, "occurred_at"),
                place.applyAsInt(ANSWER, "answered_at"),
                place.applyAsInt(ANSWER, "record_id"),
                place.applyAsInt(ANSWER, "question"),
                place.applyAsInt(ANSWER, "score"));
    }

    /** The columns of the table that are summed up. */
    static List<String> of(String table) {
        return switch (table) {
            case ORDER_LINE -> List.of("ordered_at", "amount", "currency", "is_cancellation");
            case EVENT -> List.of("occurred_at");
            case ANSWER -> List.of("answered_at", "record_id", "question", "score");
            default -> List.of();
        };
    }

    /** Whether facts of the table are summed up. */
    boolean areOf(String table) {
        return tables.contains(table);
    }

    private static int place(TableContract table, String column) {
        int place = table.columns().stream().map(ColumnContract::name).toList().indexOf(column);
        if (place < 0) {
            throw new IllegalArgumentException(
                    "Cannot sum up %s: its contract has no column %s, from which columns of %s are made. Add it, or take the columns with sumsUp out of the contract of %s."
                            .formatted(table.qualifiedName(), column, CustomerFigures.OF, CustomerFigures.OF));
        }
        return place;
    }
}
