package io.truelift.statistics.quantile;

import io.truelift.statistics.Interval;

/** What can be said of a quantile of one arm. */
public sealed interface QuantileEstimate {

    /**
     * The quantile with its error.
     *
     * @param value the quantile, in the unit of the metric
     * @param squaredStandardError estimated variance of the value
     * @param units units behind it
     * @param interval of 95 %, by Woodruff's method; not symmetric where the values are skewed
     */
    record Measured(double value, double squaredStandardError, long units, Interval interval) implements QuantileEstimate {}

    /**
     * No answer, with what is missing.
     *
     * @param reason what is missing, as a sentence
     */
    record NotEnoughData(String reason) implements QuantileEstimate {}
}
