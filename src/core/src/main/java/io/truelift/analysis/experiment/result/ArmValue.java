package io.truelift.analysis.experiment.result;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the units of a variant add up to on a metric.
 *
 * @param variant key of the variant
 * @param units units that were counted
 * @param sum sum of the metric over these units, exact; for a proportion the number of units that did it, for a ratio metric the numerator
 * @param mean sum over units; for a ratio metric numerator over denominator
 * @param denominator of a ratio metric, exact, such as orders or answers; absent of others, and in reports that earlier versions stored
 */
public record ArmValue(String variant, long units, BigDecimal sum, double mean, Optional<BigDecimal> denominator) {

    /** Of a metric that is no ratio. */
    public ArmValue(String variant, long units, BigDecimal sum, double mean) {
        this(variant, units, sum, mean, Optional.empty());
    }
}
