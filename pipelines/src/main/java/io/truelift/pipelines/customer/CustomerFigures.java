package io.truelift.pipelines.customer;

import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.pipelines.iceberg.TableRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What facts of a customer add up to. Figures over parts of the facts, taken together, are those over all of them, in whatever order
 * and however they were parted. Knows no Beam.
 */
final class CustomerFigures {
    /** Pretended table of rows that carry figures. */
    static final String TABLE = "figures";

    /** The table whose columns they are. */
    static final String OF = "governed.customer";

    /** Columns of it that may be figures; those are that say so. */
    static final List<String> COLUMNS = List.of(
            "first_order_at",
            "last_order_at",
            "order_days",
            "net_revenue",
            "order_currency",
            "last_event_at",
            "last_csat",
            "last_nps");

    private static final String CSAT = "csat";
    private static final String NPS = "nps";

    private @Nullable Instant firstOrder;
    private @Nullable Instant lastOrder;
    private @Nullable Instant lastEvent;
    private @Nullable LastAnswer lastCsat;
    private @Nullable LastAnswer lastNps;
    private final TreeSet<LocalDate> orderDays = new TreeSet<>();
    private final TreeMap<String, BigDecimal> revenue = new TreeMap<>();

    /**
     * The columns that are figures.
     *
     * @throws IllegalArgumentException where one says that it sums up facts and no figure has its name
     */
    static Set<String> columns(TableContract customers) {
        Set<String> columns = customers.columns().stream()
                .filter(column -> column.sumsUp().isPresent())
                .map(ColumnContract::name)
                .collect(Collectors.toSet());
        columns.stream().filter(column -> !COLUMNS.contains(column)).findFirst().ifPresent(column -> {
            throw new IllegalArgumentException(
                    "Cannot build %s: its contract says that %s sums up facts, and what can be summed up is %s. Name it so, or take sumsUp away."
                            .formatted(OF, column, String.join(", ", COLUMNS)));
        });
        return columns;
    }

    /** The value of a column; null where no fact says it. */
    @Nullable
    Object value(String column) {
        return switch (column) {
            case "first_order_at" -> firstOrder;
            case "last_order_at" -> lastOrder;
            case "order_days" -> orderDays.size();
            case "net_revenue" -> isInOneCurrency() ? revenue.firstEntry().getValue() : null;
            case "order_currency" -> isInOneCurrency() ? revenue.firstKey() : null;
            case "last_event_at" -> lastEvent;
            case "last_csat" -> lastCsat == null ? null : lastCsat.score();
            case "last_nps" -> lastNps == null ? null : lastNps.score();
            default -> throw new IllegalArgumentException("Cannot sum up facts into a column " + column);
        };
    }

    private boolean isInOneCurrency() {
        return revenue.size() == 1;
    }

    void add(TableRow fact, FactColumns columns) {
        @Nullable Object[] values = fact.values();
        switch (fact.table()) {
            case FactColumns.ORDER_LINE -> addOrderLine(values, columns);
            case FactColumns.EVENT -> lastEvent = later(lastEvent, (Instant) values[columns.occurredAt()]);
            case FactColumns.ANSWER -> addAnswer(values, columns);
            default -> throw new IllegalArgumentException("Cannot sum up a fact of " + fact.table());
        }
    }

    private void addOrderLine(@Nullable Object[] values, FactColumns columns) {
        if (values[columns.amount()] instanceof BigDecimal amount
                && values[columns.currency()] instanceof String currency) {
            revenue.merge(currency, amount, BigDecimal::add);
        }
        if (values[columns.orderedAt()] instanceof Instant at
                && !Boolean.TRUE.equals(values[columns.isCancellation()])) {
            firstOrder = earlier(firstOrder, at);
            lastOrder = later(lastOrder, at);
            orderDays.add(LocalDate.ofInstant(at, ZoneOffset.UTC));
        }
    }

    private void addAnswer(@Nullable Object[] values, FactColumns columns) {
        if (!(values[columns.answeredAt()] instanceof Instant at
                && values[columns.recordId()] instanceof String record
                && values[columns.score()] instanceof Integer score)) {
            return; // somebody who was asked and did not answer
        }
        LastAnswer answer = new LastAnswer(at, record, score);
        if (CSAT.equals(values[columns.question()])) {
            lastCsat = LastAnswer.of(lastCsat, answer);
        } else if (NPS.equals(values[columns.question()])) {
            lastNps = LastAnswer.of(lastNps, answer);
        }
    }

    /** The figures as a row, to travel to the customer. */
    TableRow row() {
        List<String> currencies = new ArrayList<>();
        List<String> amounts = new ArrayList<>();
        for (Map.Entry<String, BigDecimal> each : revenue.entrySet()) {
            currencies.add(each.getKey());
            amounts.add(each.getValue().toString());
        }
        return new TableRow(TABLE, new @Nullable Object[] {
            firstOrder,
            lastOrder,
            orderDays.stream().map(LocalDate::toString).toList(),
            currencies,
            amounts,
            lastEvent,
            lastCsat == null ? null : lastCsat.at(),
            lastCsat == null ? null : lastCsat.recordId(),
            lastCsat == null ? null : lastCsat.score(),
            lastNps == null ? null : lastNps.at(),
            lastNps == null ? null : lastNps.recordId(),
            lastNps == null ? null : lastNps.score()
        });
    }

    /** Takes in figures over other facts of the customer. */
    @SuppressWarnings("unchecked")
    void add(TableRow figures) {
        @Nullable Object[] values = figures.values();
        firstOrder = earlier(firstOrder, (Instant) values[0]);
        lastOrder = later(lastOrder, (Instant) values[1]);
        ((List<String>) values[2]).forEach(day -> orderDays.add(LocalDate.parse(day)));
        List<String> currencies = (List<String>) values[3];
        List<String> amounts = (List<String>) values[4];
        for (int i = 0; i < currencies.size(); i++) {
            revenue.merge(currencies.get(i), new BigDecimal(amounts.get(i)), BigDecimal::add);
        }
        lastEvent = later(lastEvent, (Instant) values[5]);
        lastCsat = LastAnswer.of(lastCsat, answer(values, 6));
        lastNps = LastAnswer.of(lastNps, answer(values, 9));
    }

    private static @Nullable LastAnswer answer(@Nullable Object[] values, int place) {
        return values[place] instanceof Instant at
                        && values[place + 1] instanceof String record
                        && values[place + 2] instanceof Integer score
                ? new LastAnswer(at, record, score)
                : null;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? other : one;
    }
}
