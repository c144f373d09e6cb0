package io.truelift.bench;

import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.metric.Metric;
import io.truelift.definitions.metric.Window;
import io.truelift.definitions.query.BoundStatement;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.Value;
import java.math.BigDecimal;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/** One query per metric and slice, as the open-source reference asks them. */
final class ReferenceShape {
    private final SqlLibrary library;
    private final Experiment experiment;

    ReferenceShape(SqlLibrary library, Experiment experiment) {
        this.library = library;
        this.experiment = experiment;
    }

    /**
     * What one query finds of a variant.
     *
     * @param variant the variant, or {@code __multiple__}
     * @param level value of the dimension; empty where there is none
     * @param units units that met it
     * @param sum sum of their values, or numerators
     */
    record Sums(String variant, String level, long units, BigDecimal sum) {}

    /**
     * @param dimension column of the customer; the whole where there is none
     */
    List<Sums> ask(Connection connection, Metric metric, Optional<String> dimension) {
        Window window = metric.window().orElse(experiment.window());
        BoundStatement exposure = BoundStatement.of(library.read(
                "engine", dimension.map(column -> "bench_exposure_" + column).orElse("bench_exposure")));
        return library.engine("bench_reference_" + shape(metric))
                .bind("from_hour", Value.of(window.fromHour()))
                .bind("to_hour", Value.of(window.toHour()))
                .fill("exposure", exposure)
                .fill("metric", metric.file())
                .statement()
                .rows(
                        connection,
                        row -> new Sums(
                                row.getString("variant"),
                                row.getString("level"),
                                row.getLong("units"),
                                row.getBigDecimal("sum")));
    }

    private static String shape(Metric metric) {
        return switch (metric.kind()) {
            case MEAN -> "mean";
            case PROPORTION -> "share";
            case COUNT -> "count";
            case RATIO -> "ratio";
            case QUANTILE, RETENTION, CSAT, SCORE, NPS ->
                throw new IllegalArgumentException(
                        "Cannot ask the metric %s in the reference's shape: it is of kind %s, and the bench has means, shares, counts and ratios"
                                .formatted(metric.name(), metric.kind()));
        };
    }
}
