package io.truelift.statistics;

/**
 * A point estimate with its interval.
 *
 * @param value the estimate: for an absolute effect in the unit of the metric, for a relative one as a fraction (0.05 is 5 %)
 * @param interval the interval that inverts the test which gave the p-value
 */
public record Estimate(double value, Interval interval) {}
