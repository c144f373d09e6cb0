package io.truelift.analysis.experiment;

import io.truelift.statistics.Moments;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one measure adds up to over the units of one variant, units without an outcome included.
 *
 * @param customers customers behind the units; more than units where clusters were randomised
 * @param moments sums and products of the variables that were asked for: y, d, and covariates
 * @param largest the largest values of y, largest first, ten at most
 * @param smallest the smallest values of y, smallest first, ten at most
 * @param newestExposure newest exposure that was counted
 * @param newestOutcome newest outcome that was counted
 * @param unusable values that are missing or no finite number
 */
record ArmSums(
        long customers,
        Moments moments,
        List<BigDecimal> largest,
        List<BigDecimal> smallest,
        Optional<Instant> newestExposure,
        Optional<Instant> newestOutcome,
        long unusable) {

    private static final int MOST = 10;

    ArmSums {
        largest = List.copyOf(largest);
        smallest = List.copyOf(smallest);
    }

    static ArmSums nothing(String variables) {
        return new ArmSums(
                0, Moments.empty(variables.length()), List.of(), List.of(), Optional.empty(), Optional.empty(), 0);
    }

    ArmSums plus(ArmSums other) {
        return new ArmSums(
                customers + other.customers,
                moments.plus(other.moments),
                first(largest, other.largest, Comparator.reverseOrder()),
                first(smallest, other.smallest, Comparator.naturalOrder()),
                later(newestExposure, other.newestExposure),
                later(newestOutcome, other.newestOutcome),
                unusable + other.unusable);
    }

    long units() {
        return moments.n();
    }

    private static List<BigDecimal> first(List<BigDecimal> one, List<BigDecimal> other, Comparator<BigDecimal> order) {
        return Stream.concat(one.stream(), other.stream())
                .sorted(order)
                .limit(MOST)
                .toList();
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return Stream.of(one, other).flatMap(Optional::stream).max(Instant::compareTo);
    }
}
