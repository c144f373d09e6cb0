package io.truelift.statistics.quantile;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * What a quantile needs of one arm. Other than sums, such summaries cannot be merged: the points belong to this arm's quantile.
 *
 * @param quantile which one: 0.5 for the median
 * @param units units with at least one observation
 * @param observations observations of all units
 * @param observationSquares sum over the units of their squared number of observations
 * @param points distinct values in rising order, from below to above the quantile; those right before and right after it with their sums.
 *     Values further away may be left out here and there
 */
public record QuantileSummary(
        double quantile, long units, long observations, BigDecimal observationSquares, List<QuantilePoint> points) {

    /** @throws IllegalArgumentException if no observations have these counts */
    public QuantileSummary {
        Objects.requireNonNull(observationSquares, "observationSquares");
        points = List.copyOf(points);
        if (!(quantile > 0 && quantile < 1)) {
            throw new IllegalArgumentException(
                    "Cannot take quantile %s: it must lie between 0 and 1. The median is 0.5, the 95th percentile 0.95."
                            .formatted(quantile));
        }
        if (units < 0 || observations < units) {
            throw new IllegalArgumentException(
                    "Cannot summarise %d observations of %d units: each unit has at least one. Check the query that counts them."
                            .formatted(observations, units));
        }
        for (int index = 0; index < points.size(); index++) {
            QuantilePoint point = points.get(index);
            boolean rises = index == 0 || follows(points.get(index - 1), point);
            if (!rises || point.below() + point.equal() > observations) {
                throw new IllegalArgumentException(
                        "Cannot take a quantile of these points: at value %s the counts do not follow from those before. Check the query that counts them."
                                .formatted(point.value()));
            }
        }
    }

    public static QuantileSummary empty(double quantile) {
        return new QuantileSummary(quantile, 0, 0, BigDecimal.ZERO, List.of());
    }

    /** Share of the observations below a point, of those equal to it half. */
    double share(QuantilePoint point) {
        return point.twiceBelow() / (2.0 * observations);
    }

    private static boolean follows(QuantilePoint before, QuantilePoint point) {
        return point.value().compareTo(before.value()) > 0 && point.below() >= before.below() + before.equal();
    }
}
