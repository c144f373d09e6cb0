package io.truelift.webui.export;

import io.truelift.statistics.Estimate;
import io.truelift.statistics.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The columns of a table, each with what it says of a thing. Columns are added in the order in which they stand.
 *
 * @param <R> what a row is about
 */
public final class Columns<R> {
    private record Column<R>(String name, Function<R, CellValue> value) {}

    private final List<Column<R>> columns = new ArrayList<>();

    /** A text; an empty one leaves the cell empty. */
    public Columns<R> text(String name, Function<R, String> text) {
        return add(name, row -> CellValue.of(text.apply(row)));
    }

    /** A number that each thing has. */
    public Columns<R> number(String name, Function<R, ? extends Number> number) {
        return add(name, row -> CellValue.of(number.apply(row)));
    }

    /** A number that a thing may have. */
    public Columns<R> numberIfKnown(String name, Function<R, ? extends Optional<? extends Number>> number) {
        return add(name, row -> number.apply(row).<CellValue>map(CellValue::of).orElseGet(CellValue.Missing::new));
    }

    /** An estimate that a thing may have, with both ends of its interval in columns of their own. */
    public Columns<R> estimate(String name, Function<R, Optional<Estimate>> estimate) {
        return numberIfKnown(name, row -> estimate.apply(row).map(Estimate::value))
                .interval(name, row -> estimate.apply(row).map(Estimate::interval));
    }

    /** Both ends of an interval that a thing may have, named after what lies in it. An end that is not bounded is empty. */
    public Columns<R> interval(String name, Function<R, Optional<Interval>> interval) {
        return numberIfKnown(name + ", from", row -> interval.apply(row).map(Interval::low))
                .numberIfKnown(name + ", to", row -> interval.apply(row).map(Interval::high));
    }

    /** A moment, in UTC. */
    public Columns<R> moment(String name, Function<R, Instant> moment) {
        return add(name, row -> new CellValue.Timestamp(moment.apply(row)));
    }

    /** A moment that a thing may have, in UTC. */
    public Columns<R> momentIfKnown(String name, Function<R, Optional<Instant>> moment) {
        return add(
                name,
                row -> moment.apply(row)
                        .<CellValue>map(CellValue.Timestamp::new)
                        .orElseGet(CellValue.Missing::new));
    }

    private Columns<R> add(String name, Function<R, CellValue> value) {
        columns.add(new Column<>(name, value));
        return this;
    }

    List<String> header() {
        return columns.stream().map(Column::name).toList();
    }

    List<CellValue> row(R thing) {
        return columns.stream().map(column -> column.value().apply(thing)).toList();
    }
}
