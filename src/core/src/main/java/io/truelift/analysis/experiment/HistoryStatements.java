package io.truelift.analysis.experiment;

import io.truelift.analysis.totals.MeasureSums;
import io.truelift.analysis.totals.Outcomes;
import io.truelift.analysis.totals.Slot;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.Experiment.Measure;
import io.truelift.definitions.metric.Metric;
import io.truelift.definitions.metric.Winsorising;
import io.truelift.definitions.query.BoundStatement;
import io.truelift.definitions.query.Queries;
import io.truelift.definitions.query.SharedScans;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.Template;
import io.truelift.definitions.query.Value;
import java.math.BigDecimal;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The statements that find what the metrics of an experiment were before it. Each reads a table of outcomes once. */
final class HistoryStatements {
    private static final Bounds NONE = new Bounds(Optional.empty(), Optional.empty());

    private final SqlLibrary library;
    private final Outcomes measures;
    private final Experiment experiment;

    HistoryStatements(SqlLibrary library, Experiment experiment) {
        this.library = library;
        this.measures = new Outcomes(library);
        this.experiment = experiment;
    }

    /**
     * The time of which the history is.
     *
     * @param metAt when the customers count as having met the experiment
     * @param end when the history ends
     * @param days days before each of the two in which customers did something
     */
    record Span(Instant metAt, Instant end, int days) {}

    /**
     * A share of the customers, so that the engine's memory does not grow with their number.
     *
     * @param number from 0
     * @param of how many there are
     */
    record Slice(int number, int of) {}

    /** The bounds of a winsorised metric, in the unit of the metric. */
    record Bounds(Optional<BigDecimal> lowest, Optional<BigDecimal> highest) {

        /** By metric, as {@code sql/engine/history_percentiles.sql} answers. */
        static Map<String, Bounds> read(BoundStatement percentiles, Connection connection) {
            Map<String, Bounds> bounds = new HashMap<>();
            percentiles.rows(
                    connection,
                    row -> bounds.put(
                            row.getString("metric"),
                            new Bounds(
                                    Optional.ofNullable(row.getBigDecimal("lowest")),
                                    Optional.ofNullable(row.getBigDecimal("highest")))));
            return bounds;
        }
    }

    /** The newest outcome of all metrics, and how many there are. */
    BoundStatement end() {
        return library.engine("history_end").fill("outcome", outcomes()).statement();
    }

    /** The exact percentiles of the metrics that are winsorised; absent where none is. */
    Optional<BoundStatement> percentiles(Span span) {
        List<Measure> winsorised = experiment.measures().stream()
                .filter(measure -> measure.metric().options().winsorising().isPresent())
                .toList();
        return winsorised.isEmpty()
                ? Optional.empty()
                : Optional.of(library.engine("history_percentiles")
                        .fill("history_value", values(rows(winsorised, Map.of()), span, new Slice(0, 1)))
                        .statement());
    }

    /** Sums of the metrics that are no quantiles, and customers by the day on which they came. */
    BoundStatement sums(Span span, Map<String, Bounds> bounds, Slice slice) {
        List<BoundStatement> rows = new ArrayList<>();
        rows.add(measure(MeasureSums.UNITS, Slot.WHOLE, Optional.empty(), 0, NONE));
        rows.addAll(rows(
                experiment.measures().stream()
                        .filter(measure -> !measure.metric().kind().isQuantile())
                        .toList(),
                bounds));
        return library.engine("history_sums")
                .fill("history_value", values(rows, span, slice))
                .statement();
    }

    /** Values of a metric that is a quantile. */
    BoundStatement observations(Metric metric, Span span) {
        return units(library.engine("history_observations"), span)
                .bind("metric", Value.of(metric.name()))
                .bind(
                        "quantile",
                        Value.of(BigDecimal.valueOf(metric.options().quantile().orElseThrow())
                                .toPlainString()))
                .statement();
    }

    /** How the values of a metric, or the units themselves, are read. */
    private BoundStatement measure(String name, String part, Optional<Metric> metric, int toHour, Bounds bounds) {
        Optional<Winsorising> winsorising = metric.flatMap(m -> m.options().winsorising());
        return library.engine("measure")
                .bind("metric", Value.of(name))
                .bind("part", Value.of(part))
                .bind(
                        "is_proportion",
                        Value.of(metric.filter(m -> m.kind().isProportion()).isPresent()))
                .bind(
                        "is_ratio",
                        Value.of(metric.filter(m -> m.kind().isRatio()).isPresent()))
                .bind("to_hour", Value.of(toHour))
                .bind("lowest", text(bounds.lowest()))
                .bind("highest", text(bounds.highest()))
                .bind("low_share", text(winsorising.flatMap(Winsorising::low)))
                .bind("high_share", text(winsorising.flatMap(Winsorising::high)))
                .bind(
                        "ignores_zeros",
                        Value.of(winsorising.filter(Winsorising::ignoresZeros).isPresent()))
                .statement();
    }

    private static Value text(Optional<BigDecimal> number) {
        return Value.of(number.map(BigDecimal::toPlainString).orElse(""));
    }

    private List<BoundStatement> rows(List<Measure> wanted, Map<String, Bounds> bounds) {
        return wanted.stream()
                .map(Measure::metric)
                .map(metric -> measure(
                        metric.name(),
                        Slot.WHOLE,
                        Optional.of(metric),
                        experiment.window(metric).toHour(),
                        bounds.getOrDefault(metric.name(), NONE)))
                .toList();
    }

    private BoundStatement values(List<BoundStatement> rows, Span span, Slice slice) {
        return units(library.engine("history_values"), span)
                .bind("slice", Value.of(slice.number()))
                .bind("slices", Value.of(slice.of()))
                .fill("measure", Queries.unionAll("measures of " + experiment.name(), rows))
                .statement();
    }

    /** What a template needs to tell units. */
    private Template units(Template template, Span span) {
        return template.bind("purpose", Value.of(experiment.purpose()))
                .bind("met_at", Value.of(span.metAt()))
                .bind("ended_at", Value.of(span.end()))
                .bind("days", Value.of(span.days()))
                .bind("has_segment", Value.of(experiment.population().segment().isPresent()))
                .fill("outcome", outcomes())
                .fill(
                        "eligible",
                        experiment
                                .population()
                                .segment()
                                .map(BoundStatement::of)
                                .orElseGet(this::nobody))
                .fill(
                        "held_out",
                        experiment
                                .population()
                                .holdout()
                                .map(holdout -> library.engine("held_out")
                                        .bind("variant", Value.of(holdout.control()))
                                        .fill("exposure", holdout.file())
                                        .statement())
                                .orElseGet(this::nobody));
    }

    private BoundStatement outcomes() {
        return SharedScans.unionAll(
                "outcomes of " + experiment.name(),
                List.of("customer_id", "occurred_at"),
                experiment.measures().stream()
                        .map(measure -> measures.rows(experiment, measure.metric()))
                        .toList());
    }

    private BoundStatement nobody() {
        return library.engine("nobody").statement();
    }
}
