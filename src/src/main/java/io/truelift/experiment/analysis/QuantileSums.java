package io.truelift.experiment.analysis;

import io.truelift.experiment.Experiment;
import io.truelift.experiment.Experiment.Measure;
import io.truelift.experiment.Metric;
import io.truelift.experiment.MetricKind;
import io.truelift.query.TableSnapshots;
import io.truelift.statistics.quantile.QuantileEstimate;
import io.truelift.statistics.quantile.QuantilePoint;
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

/** The answers of {@code sql/engine/quantile_statistics.sql}, one statement for each metric of that kind. */
final class QuantileSums {
    private final Map<String, Map<String, QuantileSummary>> byMetric = new HashMap<>();

    private QuantileSums() {}

    /** A row of the answer: one value of a variant. */
    private record Row(String variant, long units, long observations, BigDecimal observationSquares, QuantilePoint point) {

        static Row read(ResultSet row) throws SQLException {
            BigDecimal squares = row.getBigDecimal("squares");
            return new Row(
                    row.getString("variant"),
                    row.getLong("units"),
                    row.getLong("observations"),
                    row.getBigDecimal("observation_squares"),
                    new QuantilePoint(
                            row.getBigDecimal("value"),
                            row.getLong("below"),
                            row.getLong("equals"),
                            squares == null ? Optional.empty() : Optional.of(new QuantilePoint.Sums(squares, row.getBigDecimal("products")))));
        }
    }

    static QuantileSums none() {
        return new QuantileSums();
    }

    static QuantileSums of(Experiment experiment, ExperimentStatements statements, TableSnapshots snapshots, Connection connection) {
        QuantileSums sums = new QuantileSums();
        for (Measure measure : experiment.measures()) {
            Metric metric = measure.metric();
            if (metric.kind() == MetricKind.QUANTILE) {
                List<Row> rows = snapshots.pin(statements.quantile(experiment, metric)).rows(connection, Row::read);
                sums.byMetric.put(metric.name(), summaries(metric.options().quantile().orElseThrow(), rows));
            }
        }
        return sums;
    }

    private static Map<String, QuantileSummary> summaries(double quantile, List<Row> rows) {
        Map<String, List<Row>> byVariant = new LinkedHashMap<>();
        rows.forEach(row -> byVariant.computeIfAbsent(row.variant(), key -> new ArrayList<>()).add(row));
        Map<String, QuantileSummary> summaries = new HashMap<>();
        byVariant.forEach((variant, points) -> {
            Row any = points.getFirst();
            summaries.put(variant, new QuantileSummary(
                    quantile, any.units(), any.observations(), any.observationSquares(), points.stream().map(Row::point).toList()));
        });
        return summaries;
    }

    QuantileSummary summary(Metric metric, String variant) {
        return byMetric.getOrDefault(metric.name(), Map.of())
                .getOrDefault(variant, QuantileSummary.empty(metric.options().quantile().orElseThrow()));
    }

    QuantileEstimate estimate(Metric metric, String variant) {
        return QuantileTest.estimate(summary(metric, variant));
    }
}
