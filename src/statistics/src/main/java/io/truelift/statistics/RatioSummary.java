package io.truelift.statistics;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * What a ratio metric needs of one arm, such as revenue over orders when customers were randomised: per unit a numerator {@code x}
 * and a denominator {@code y}, and over the units their sums, sums of squares and sum of products. Summaries merge by addition.
 *
 * <p>The ratio is {@code R = sum(x) / sum(y)}. Its variance is that of the linearised values {@code z = x - R y}, whose sum is zero:
 * {@code Var(R) = sum(z^2) / (n - 1) / (n * mean(y)^2)} (Cochran 1977, "Sampling Techniques", 3rd ed., section 2.11, the
 * estimated variance of a ratio without the finite population correction; the same as the delta method of Deng, Knoblich and Lu 2018,
 * "Applying the Delta Method in Metric Analytics", KDD, section 3, for a ratio metric). Computed from the exact decimals. With a denominator of 1 for every unit it is the mean and its variance, exactly.
 *
 * <p>Assumes independent units, and a mean denominator that is many of its standard errors away from zero.
 *
 * @param n units
 * @param numerator sum of the numerators
 * @param denominator sum of the denominators
 * @param numeratorSquares sum of the squared numerators
 * @param denominatorSquares sum of the squared denominators
 * @param products sum of numerator times denominator
 */
public record RatioSummary(
        long n,
        BigDecimal numerator,
        BigDecimal denominator,
        BigDecimal numeratorSquares,
        BigDecimal denominatorSquares,
        BigDecimal products) {

    private static final BigDecimal ROUNDING = new BigDecimal("1e-12");

    /** @throws IllegalArgumentException if no values have these sums */
    public RatioSummary {
        Objects.requireNonNull(products, "products");
        // Each side must be possible by itself: the summaries check that.
        new SampleSummary(n, numerator, numeratorSquares);
        new SampleSummary(n, denominator, denominatorSquares);
        BigDecimal most = numeratorSquares.multiply(denominatorSquares);
        if (products.multiply(products).compareTo(most.add(most.multiply(ROUNDING))) > 0) {
            throw new IllegalArgumentException(
                    ("Cannot summarise a ratio with sums of squares %s and %s and sum of products %s: no values have these sums. "
                                    + "Check the query that adds them up.")
                            .formatted(numeratorSquares, denominatorSquares, products));
        }
    }

    public static RatioSummary empty() {
        BigDecimal zero = BigDecimal.ZERO;
        return new RatioSummary(0, zero, zero, zero, zero, zero);
    }

    public RatioSummary plus(RatioSummary other) {
        return new RatioSummary(
                Math.addExact(n, other.n),
                numerator.add(other.numerator),
                denominator.add(other.denominator),
                numeratorSquares.add(other.numeratorSquares),
                denominatorSquares.add(other.denominatorSquares),
                products.add(other.products));
    }

    /** Sum of numerators over sum of denominators; not a number where the denominators add up to zero. */
    public double ratio() {
        return denominator.signum() == 0 ? Double.NaN : exactRatio().doubleValue();
    }

    /** The ratio with its squared standard error. Needs two units and a denominator that is not zero. */
    MeanEstimate estimate() {
        BigDecimal denominatorSquared = denominator.multiply(denominator);
        BigDecimal scaledSquares = numeratorSquares
                .multiply(denominatorSquared)
                .subtract(products.multiply(numerator).multiply(denominator).multiply(BigDecimal.TWO))
                .add(numerator.multiply(numerator).multiply(denominatorSquares))
                .max(BigDecimal.ZERO);
        BigDecimal divisor =
                SampleSummary.decimal(n - 1).multiply(denominatorSquared).multiply(denominatorSquared);
        BigDecimal squaredError =
                scaledSquares.multiply(SampleSummary.decimal(n)).divide(divisor, SampleSummary.DIGITS);
        return new MeanEstimate(exactRatio(), squaredError.doubleValue(), n);
    }

    private BigDecimal exactRatio() {
        return numerator.divide(denominator, SampleSummary.DIGITS);
    }
}
