package io.truelift.statistics;

import java.math.BigDecimal;

/**
 * The mean of one arm, or a ratio of means, or a mean adjusted for covariates.
 *
 * @param value the estimate to 34 digits, so that a small difference of large values keeps its digits
 * @param squaredStandardError estimated variance of the estimate
 * @param n units behind it
 * @param degreesOfFreedom of the squared standard error, above zero
 */
public record MeanEstimate(BigDecimal value, double squaredStandardError, long n, double degreesOfFreedom) {

    /** @throws IllegalArgumentException if the error is negative or not finite, or there are no degrees of freedom */
    public MeanEstimate {
        if (!(squaredStandardError >= 0 && Double.isFinite(squaredStandardError) && degreesOfFreedom > 0)) {
            throw new IllegalArgumentException(
                    "Cannot use an estimate with squared standard error %s and %s degrees of freedom."
                            .formatted(squaredStandardError, degreesOfFreedom));
        }
    }

    /** With one degree of freedom fewer than units. */
    public MeanEstimate(BigDecimal value, double squaredStandardError, long n) {
        this(value, squaredStandardError, n, n - 1.0);
    }
}
