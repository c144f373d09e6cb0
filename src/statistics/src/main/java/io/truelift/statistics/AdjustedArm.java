package io.truelift.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One arm of an adjusted comparison: per unit an outcome that is a weighted sum of the first variables, and covariates after them.
 *
 * @param moments of the variables
 * @param constant what is added to the weighted sum
 * @param weights of the variables that make the outcome
 */
record AdjustedArm(Moments moments, BigDecimal constant, List<BigDecimal> weights) {

    /** The outcome is the first variable. */
    static AdjustedArm ofMean(Moments moments) {
        return new AdjustedArm(moments, BigDecimal.ZERO, List.of(BigDecimal.ONE));
    }

    /** The outcome is {@code R + (x - R y) / mean(y)}: the linearised ratio of the first variable to the second. */
    static AdjustedArm ofRatio(Moments moments) {
        BigDecimal denominator = moments.sums().get(1);
        BigDecimal ratio = moments.sums().get(0).divide(denominator, SampleSummary.DIGITS);
        BigDecimal weight = SampleSummary.decimal(moments.n()).divide(denominator, SampleSummary.DIGITS);
        return new AdjustedArm(
                moments, ratio, List.of(weight, weight.multiply(ratio).negate()));
    }

    long n() {
        return moments.n();
    }

    int covariates() {
        return moments.variables() - weights.size();
    }

    BigDecimal covariateSum(int covariate) {
        return moments.sums().get(weights.size() + covariate);
    }

    BigDecimal covariateMean(int covariate) {
        return covariateSum(covariate).divide(SampleSummary.decimal(n()), SampleSummary.DIGITS);
    }

    /** {@code sum(one_i other_j Cov(x_i, x_j))} with the covariances of the covariates over the units of the arm. Needs two units. */
    double covariance(List<BigDecimal> one, List<BigDecimal> other) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < one.size(); i++) {
            for (int j = 0; j < other.size(); j++) {
                sum = sum.add(one.get(i).multiply(other.get(j)).multiply(covariateSpread(i, j)));
            }
        }
        return perPair(sum);
    }

    /** Covariance of the outcome less its slopes times the covariates, with the same sum of the covariates. Needs two units. */
    double residualCovariance(List<BigDecimal> slopes) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < slopes.size(); i++) {
            sum = sum.add(slopes.get(i).multiply(outcomeSpread(i)));
        }
        return perPair(sum) - covariance(slopes, slopes);
    }

    private double perPair(BigDecimal spread) {
        return spread.divide(SampleSummary.decimal(n()).multiply(SampleSummary.decimal(n() - 1)), SampleSummary.DIGITS)
                .doubleValue();
    }

    /** {@code n} times the sum of products of two covariates around their means. */
    BigDecimal covariateSpread(int one, int other) {
        return moments.spread(weights.size() + one, weights.size() + other);
    }

    /** {@code n} times the sum of products of outcome and covariate around their means. */
    BigDecimal outcomeSpread(int covariate) {
        BigDecimal spread = BigDecimal.ZERO;
        for (int i = 0; i < weights.size(); i++) {
            spread = spread.add(weights.get(i).multiply(moments.spread(i, weights.size() + covariate)));
        }
        return spread;
    }

    /** The outcome as it is. */
    SampleSummary unadjusted() {
        return moments.weighted(constant, weights);
    }

    /** The outcome less slope times the covariate's distance from its centre. */
    SampleSummary adjusted(List<BigDecimal> slopes, List<BigDecimal> centre) {
        List<BigDecimal> all = new ArrayList<>(weights);
        BigDecimal shift = constant;
        for (int covariate = 0; covariate < slopes.size(); covariate++) {
            all.add(slopes.get(covariate).negate());
            shift = shift.add(slopes.get(covariate).multiply(centre.get(covariate)));
        }
        return moments.weighted(shift, all);
    }
}
