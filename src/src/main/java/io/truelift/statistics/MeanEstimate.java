package io.truelift.statistics;

import java.math.BigDecimal;

/**
 * The mean, or ratio of means, of one arm.
 *
 * @param value the estimate to 34 digits, so that a small difference of large values keeps its digits
 * @param squaredStandardError estimated variance of the estimate
 * @param n units behind it, at least two
 */
record MeanEstimate(BigDecimal value, double squaredStandardError, long n) {}
