package io.truelift.analysis.experiment;

import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.Experiment.Measure;
import io.truelift.definitions.metric.Metric;
import io.truelift.definitions.query.BoundStatement;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.TableSnapshots;
import io.truelift.statistics.quantile.QuantileEstimate;
import io.truelift.statistics.quantile.QuantilePoint;
import io.truelift.statistics.quantile.QuantilePoint.Sums;
import io.truelift.statistics.quantile.QuantileSummary;
import io.truelift.statistics.quantile.QuantileTest;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Quantiles of the metrics of that kind: per metric one statement finds the values around the quantile, and a second one what
 * its error needs of the two next to it.
 */
final class QuantileSums {
    private final Map<String, Map<String, QuantileSummary>> byMetric = new HashMap<>();

    private QuantileSums() {}

    /** A row of the first answer: one value of a variant, and whether it is next to the quantile. */
    private record Row(
            String variant,
            long units,
            long observations,
            BigDecimal observationSquares,
            QuantilePoint point,
            boolean isCut) {

        static Row read(ResultSet row) throws SQLException {
            return new Row(
                    row.getString("variant"),
                    row.getLong("units"),
                    row.getLong("observations"),
                    row.getBigDecimal("observation_squares"),
                    new QuantilePoint(
                            row.getBigDecimal("value"), row.getLong("below"), row.getLong("equals"), Optional.empty()),
                    row.getBoolean("is_cut"));
        }

        Row with(Map<Cut, Sums> sums) {
            Optional<Sums> found =
                    Optional.ofNullable(sums.get(new Cut(variant, point.value().stripTrailingZeros())));
            return new Row(
                    variant,
                    units,
                    observations,
                    observationSquares,
                    new QuantilePoint(point.value(), point.below(), point.equal(), found),
                    isCut);
        }
    }

    private record Cut(String variant, BigDecimal value) {}

    static QuantileSums none() {
        return new QuantileSums();
    }

    static QuantileSums of(
            Experiment experiment, ExperimentStatements statements, TableSnapshots snapshots, Connection connection) {
        QuantileSums sums = new QuantileSums();
        for (Measure measure : experiment.measures()) {
            Metric metric = measure.metric();
            if (metric.kind().isQuantile()) {
                BoundStatement units = statements.units(experiment);
                List<Row> rows = rows(
                        snapshots.pin(statements.quantilePoints(experiment, metric, units)),
                        cuts -> snapshots.pin(statements.quantileCuts(experiment, metric, units, cuts)),
                        connection);
                sums.byMetric.put(metric.name(), summaries(metric, rows));
            }
        }
        return sums;
    }

    /** The quantile of values that are given as such, as in {@code sql/engine/quantile_observations.sql}, all of one variant. */
    static QuantileEstimate ofObservations(
            Metric metric, SqlLibrary library, BoundStatement observations, Connection connection) {
        List<Row> rows = rows(
                library.engine("quantile_points")
                        .fill("observation", observations)
                        .statement(),
                cuts -> ExperimentStatements.quantileCuts(metric, library, observations, cuts),
                connection);
        return summaries(metric, rows).values().stream()
                .findFirst()
                .map(QuantileTest::estimate)
                .orElseGet(() -> QuantileTest.estimate(
                        QuantileSummary.empty(metric.options().quantile().orElseThrow())));
    }

    private static List<Row> rows(
            BoundStatement points,
            Function<Map<String, List<BigDecimal>>, BoundStatement> cutting,
            Connection connection) {
        List<Row> rows = points.rows(connection, Row::read);
        Map<String, List<BigDecimal>> cuts = new LinkedHashMap<>();
        rows.stream()
                .filter(Row::isCut)
                .forEach(row -> cuts.computeIfAbsent(row.variant(), key -> new ArrayList<>())
                        .add(row.point().value()));
        if (cuts.isEmpty()) {
            return rows;
        }
        Map<Cut, Sums> sums = new HashMap<>();
        cutting.apply(cuts)
                .rows(
                        connection,
                        row -> sums.put(
                                new Cut(
                                        row.getString("variant"),
                                        row.getBigDecimal("value").stripTrailingZeros()),
                                new Sums(row.getBigDecimal("squares"), row.getBigDecimal("products"))));
        return rows.stream().map(row -> row.with(sums)).toList();
    }

    private static Map<String, QuantileSummary> summaries(Metric metric, List<Row> rows) {
        Map<String, List<Row>> byVariant = new LinkedHashMap<>();
        rows.forEach(row -> byVariant
                .computeIfAbsent(row.variant(), key -> new ArrayList<>())
                .add(row));
        Map<String, QuantileSummary> summaries = new HashMap<>();
        byVariant.forEach((variant, points) -> {
            Row any = points.getFirst();
            summaries.put(
                    variant,
                    new QuantileSummary(
                            metric.options().quantile().orElseThrow(),
                            any.units(),
                            any.observations(),
                            any.observationSquares(),
                            points.stream().map(Row::point).toList()));
        });
        return summaries;
    }

    QuantileSummary summary(Metric metric, String variant) {
        return byMetric.getOrDefault(metric.name(), Map.of())
                .getOrDefault(
                        variant,
                        QuantileSummary.empty(metric.options().quantile().orElseThrow()));
    }

    QuantileEstimate estimate(Metric metric, String variant) {
        return QuantileTest.estimate(summary(metric, variant));
    }
}
