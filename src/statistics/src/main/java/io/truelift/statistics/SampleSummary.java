package io.truelift.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;

/**
 * What a mean needs of one arm: count, sum and sum of squares of one value per unit. Summaries merge by addition.
 *
 * <p>Mean {@code sum / n} and variance {@code (n * sumOfSquares - sum^2) / (n (n - 1))} (the "textbook algorithm" of
 * Chan, Golub and LeVeque 1983, "Algorithms for Computing the Sample Variance", The American Statistician 37(3), 242-247) are computed
 * from the exact decimals and only then rounded, so that the well-known cancellation of this formula cannot happen here. It can only
 * happen before: give exact decimals, not sums that were rounded to doubles.
 *
 * @param n units
 * @param sum sum of the values, in the unit of the metric
 * @param sumOfSquares sum of the squared values
 */
public record SampleSummary(long n, BigDecimal sum, BigDecimal sumOfSquares) {

    static final MathContext DIGITS = MathContext.DECIMAL128;

    /** Sums that come rounded may miss a sum of squares by this much of itself before we call them impossible. */
    private static final BigDecimal ROUNDING = new BigDecimal("1e-12");

    /** @throws IllegalArgumentException if no values have these sums */
    public SampleSummary {
        Objects.requireNonNull(sum, "sum");
        Objects.requireNonNull(sumOfSquares, "sumOfSquares");
        if (n < 0) {
            throw new IllegalArgumentException(
                    "Cannot summarise %d units: the count must not be negative.".formatted(n));
        }
        if (sumOfSquares.signum() < 0 || (n == 0 && (sum.signum() != 0 || sumOfSquares.signum() != 0))) {
            throw impossible(n, sum, sumOfSquares);
        }
        BigDecimal spread = spread(n, sum, sumOfSquares);
        if (spread.signum() < 0 && spread.negate().compareTo(ROUNDING.multiply(sum.multiply(sum))) > 0) {
            throw impossible(n, sum, sumOfSquares);
        }
    }

    public static SampleSummary empty() {
        return new SampleSummary(0, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /** From sums that were computed and may be rounded: what is missing to a possible sum of squares is added. */
    static SampleSummary rounded(long n, BigDecimal sum, BigDecimal sumOfSquares) {
        BigDecimal least = n == 0 ? BigDecimal.ZERO : sum.multiply(sum).divide(decimal(n), DIGITS);
        return new SampleSummary(n, sum, sumOfSquares.max(least));
    }

    public SampleSummary plus(SampleSummary other) {
        return new SampleSummary(Math.addExact(n, other.n), sum.add(other.sum), sumOfSquares.add(other.sumOfSquares));
    }

    /** The mean; not a number without units. */
    public double mean() {
        return n == 0 ? Double.NaN : exactMean().doubleValue();
    }

    /** The unbiased variance; not a number below two units. */
    public double variance() {
        return n < 2
                ? Double.NaN
                : spread().divide(decimal(n).multiply(decimal(n - 1)), DIGITS).doubleValue();
    }

    /** The mean with its squared standard error, {@code variance / n}. Needs two units. */
    MeanEstimate estimate() {
        BigDecimal divisor = decimal(n).multiply(decimal(n)).multiply(decimal(n - 1));
        return new MeanEstimate(exactMean(), spread().divide(divisor, DIGITS).doubleValue(), n);
    }

    private BigDecimal exactMean() {
        return sum.divide(decimal(n), DIGITS);
    }

    /** {@code n * sumOfSquares - sum^2}: not below zero but for rounding in the sums, which counts as no spread. */
    private BigDecimal spread() {
        return spread(n, sum, sumOfSquares).max(BigDecimal.ZERO);
    }

    private static BigDecimal spread(long n, BigDecimal sum, BigDecimal sumOfSquares) {
        return decimal(n).multiply(sumOfSquares).subtract(sum.multiply(sum));
    }

    static BigDecimal decimal(long count) {
        return BigDecimal.valueOf(count);
    }

    private static IllegalArgumentException impossible(long n, BigDecimal sum, BigDecimal sumOfSquares) {
        return new IllegalArgumentException(
                "Cannot summarise %d units with sum %s and sum of squares %s: no values have these sums. Check the query that adds them up."
                        .formatted(n, sum, sumOfSquares));
    }
}
