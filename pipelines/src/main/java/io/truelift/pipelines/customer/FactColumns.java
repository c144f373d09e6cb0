package io.truelift.pipelines.customer;

import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import java.io.Serializable;
import java.util.Optional;

/**
 * Where facts have the columns that {@link CustomerFigures} sum up. A table of which the dictionary has no contract has no facts.
 *
 * @param orderedAt of order lines, as the next three
 * @param occurredAt of events
 * @param answeredAt of answers, as the next three
 */
record FactColumns(
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
        return new FactColumns(
                place(dictionary, ORDER_LINE, "ordered_at"),
                place(dictionary, ORDER_LINE, "amount"),
                place(dictionary, ORDER_LINE, "currency"),
                place(dictionary, ORDER_LINE, "is_cancellation"),
                place(dictionary, EVENT, "occurred_at"),
                place(dictionary, ANSWER, "answered_at"),
                place(dictionary, ANSWER, "record_id"),
                place(dictionary, ANSWER, "question"),
                place(dictionary, ANSWER, "score"));
    }

    private static int place(Dictionary dictionary, String table, String column) {
        Optional<TableContract> contract = dictionary.facts().values().stream()
                .filter(fact -> fact.qualifiedName().equals(table))
                .findFirst();
        if (contract.isEmpty()) {
            return NONE;
        }
        int place = contract.get().columns().stream()
                .map(ColumnContract::name)
                .toList()
                .indexOf(column);
        if (place < 0) {
            throw new IllegalArgumentException(
                    "Cannot sum up %s: its contract has no column %s, from which columns of governed.customer are made."
                            .formatted(table, column));
        }
        return place;
    }
}
