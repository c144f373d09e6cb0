package io.truelift.analysis.experiment;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What a metric adds up to over customers of one variant in two experiments.
 *
 * @param units customers
 * @param y sum of values, or numerators
 * @param d sum of denominators, 1 for each customer where the metric has none
 * @param yy sum of squares of y
 * @param yd sum of products
 * @param dd sum of squares of d
 */
record OverlapCell(long units, BigDecimal y, BigDecimal d, BigDecimal yy, BigDecimal yd, BigDecimal dd) {
    static final OverlapCell NOTHING =
            new OverlapCell(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** {@code sum(y) / sum(d)}: the mean where there are no denominators; not a number without them. */
    double mean() {
        return d.signum() == 0
                ? Double.NaN
                : y.divide(d, MathContext.DECIMAL128).doubleValue();
    }

    /**
     * Variance of the mean. With residuals {@code e = y - mean d}, which add up to zero, it is {@code n / (n - 1) sum(e^2) / sum(d)^2}: the
     * usual one of a mean, and the linearised one of a ratio (Cochran 1977, "Sampling Techniques", 3rd edition, eq. 6.9).
     */
    double squaredStandardError() {
        BigDecimal mean = y.divide(d, MathContext.DECIMAL128);
        BigDecimal residuals = yy.subtract(mean.multiply(yd).multiply(BigDecimal.TWO))
                .add(mean.multiply(mean).multiply(dd));
        double squares = Math.max(0, residuals.doubleValue());
        double all = d.doubleValue();
        return squares / (all * all) * units / (units - 1);
    }
}
