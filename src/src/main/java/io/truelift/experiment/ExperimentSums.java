package io.truelift.experiment;

import io.truelift.query.SqlFileException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The answer of {@code sql/engine/experiment_statistics.sql}. */
final class ExperimentSums {
    private final Map<String, Long> units = new TreeMap<>();
    private final Map<String, Map<String, MetricSums>> metrics = new HashMap<>();
    private long unitsInSeveralVariants;

    private ExperimentSums() {}

    /** A row of the answer; variant and metric are absent where the row is about several of them. */
    record Row(Optional<String> variant, Optional<String> metric, boolean isMetric, MetricSums sums) {

        static Row read(ResultSet row) throws SQLException {
            return new Row(
                    Optional.ofNullable(row.getString("variant")),
                    Optional.ofNullable(row.getString("metric")),
                    row.getInt("is_metric") == 1,
                    new MetricSums(
                            row.getLong("units"),
                            number(row, "numerator_sum"),
                            number(row, "numerator_squares"),
                            number(row, "denominator_sum"),
                            number(row, "denominator_squares"),
                            number(row, "products")));
        }

        private static BigDecimal number(ResultSet row, String column) throws SQLException {
            BigDecimal number = row.getBigDecimal(column);
            return number == null ? BigDecimal.ZERO : number;
        }
    }

    /** @throws SqlFileException where units met a variant that the experiment does not have */
    static ExperimentSums of(Experiment experiment, List<Row> rows) {
        ExperimentSums sums = new ExperimentSums();
        List<String> known = experiment.variants().stream().map(Experiment.Variant::key).toList();
        for (Row row : rows) {
            String variant = row.variant().orElse(null);
            if (variant == null) {
                sums.unitsInSeveralVariants = row.isMetric() ? sums.unitsInSeveralVariants : row.sums().units();
            } else if (!known.contains(variant)) {
                throw experiment.file().header().problem("variants",
                        "%d units met the variant %s, which is not among %s. Add it, or leave it out in the SELECT.".formatted(
                                row.sums().units(), variant, known));
            } else if (!row.isMetric()) {
                sums.units.put(variant, row.sums().units());
            } else if (row.metric().isPresent()) {
                sums.metrics.computeIfAbsent(variant, key -> new HashMap<>()).put(row.metric().get(), row.sums());
            }
        }
        return sums;
    }

    long units(String variant) {
        return units.getOrDefault(variant, 0L);
    }

    long unitsInSeveralVariants() {
        return unitsInSeveralVariants;
    }

    /** Units that were seen with consent, in one variant or several. */
    long unitsSeen() {
        return unitsInSeveralVariants + units.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Sums over all units of the variant: those without an outcome weigh zero. */
    MetricSums of(String variant, String metric) {
        MetricSums sums = metrics.getOrDefault(variant, Map.of()).get(metric);
        if (sums == null) {
            return MetricSums.nothing(units(variant));
        }
        return new MetricSums(
                units(variant), sums.numerator(), sums.numeratorSquares(), sums.denominator(), sums.denominatorSquares(), sums.products());
    }
}
