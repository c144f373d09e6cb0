package io.truelift.statistics;

import java.math.BigDecimal;

/**
 * What a share needs of one arm. Summaries merge by addition.
 *
 * @param n units
 * @param successes units that did it, from 0 to {@code n}
 */
public record ProportionSummary(long n, long successes) {

    /** @throws IllegalArgumentException if there are more successes than units, or either is negative */
    public ProportionSummary {
        if (successes < 0 || successes > n) {
            throw new IllegalArgumentException(
                    "Cannot summarise %d successes of %d units: successes must lie between 0 and the units. Check the query that counts them."
                            .formatted(successes, n));
        }
    }

    public static ProportionSummary empty() {
        return new ProportionSummary(0, 0);
    }

    public ProportionSummary plus(ProportionSummary other) {
        return new ProportionSummary(Math.addExact(n, other.n), Math.addExact(successes, other.successes));
    }

    /** The share, 0 to 1; not a number without units. */
    public double share() {
        return (double) successes / n;
    }

    /** The share with {@code p (1 - p) / n}. Needs a unit. */
    MeanEstimate estimate() {
        BigDecimal units = SampleSummary.decimal(n);
        double squaredError = share() * ((double) failures() / n) / n;
        return new MeanEstimate(
                SampleSummary.decimal(successes).divide(units, SampleSummary.DIGITS),
                squaredError,
                n,
                Double.POSITIVE_INFINITY);
    }

    long failures() {
        return n - successes;
    }
}
