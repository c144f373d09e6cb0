package io.truelift.statistics.planning;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Power of the t test of two means with one standard deviation: the noncentral t distribution with {@code n + m - 2} degrees of freedom
 * and noncentrality {@code effect / (sd sqrt(1/n + 1/m))}, {@code m = ratio n} (Cohen 1988, "Statistical Power Analysis for the
 * Behavioral Sciences", 2nd ed., section 2.5). With equal arms this is R's {@code power.t.test} for two samples, also its
 * {@code strict} form; with unequal ones {@code pwr.t2n.test}.
 *
 * <p>A one-sided test finds increases: a decrease has less than alpha, as in R. A smallest effect that is asked for as a decrease is that of
 * the test in the other direction.
 *
 * <p>For covariates (CUPED) see {@link UnitFactor#ofCovariate}. Where the treatment has another variance, use {@link EstimatePower}.
 */
public record MeanPower(double standardDeviation, PlannedTest test) implements PowerFunction {

    /** With more degrees of freedom no digit of a power tells Student's distribution from the normal one. */
    private static final double NORMAL_FROM = 1e16;

    private static final double LARGEST = 1e100;

    /** @param standardDeviation of one unit's value, above 0 */
    public MeanPower {
        if (!(standardDeviation > 0 && Double.isFinite(standardDeviation))) {
            throw new IllegalArgumentException(
                    "Cannot plan for a standard deviation of %s: it must be above 0. Values that never vary need no test."
                            .formatted(standardDeviation));
        }
    }

    public static MeanPower of(double standardDeviation, PlannedTest test) {
        return new MeanPower(standardDeviation, test);
    }

    @Override
    public double power(double units, double effect) {
        double ratio = test.ratio();
        double degreesOfFreedom = units * (1 + ratio) - 2;
        if (!(degreesOfFreedom > 0)) {
            throw new IllegalArgumentException(
                    "Cannot plan a t test with %s units of the control and %s of the treatment: it needs more than two."
                            .formatted(units, units * ratio));
        }
        double noncentrality = test.seen(effect) / standardDeviation * Math.sqrt(units * ratio / (1 + ratio));
        if (!(Math.abs(noncentrality) <= LARGEST)) {
            throw new IllegalArgumentException(
                    "Cannot plan for an effect of %s with a standard deviation of %s: it is too many standard deviations to work with."
                            .formatted(effect, standardDeviation));
        }
        if (degreesOfFreedom > NORMAL_FROM) {
            return test.normalPower(noncentrality);
        }
        double critical = critical(degreesOfFreedom);
        NoncentralStudent student = new NoncentralStudent(degreesOfFreedom, noncentrality);
        double power = student.survivalProbability(critical);
        return test.sides() == Sides.TWO_STRICT ? power + student.cumulativeProbability(-critical) : power;
    }

    @Override
    public double powerTowards(Direction direction, double units, double size) {
        return power(units, size);
    }

    private double critical(double degreesOfFreedom) {
        TDistribution library = TDistribution.of(degreesOfFreedom);
        NoncentralStudent central = new NoncentralStudent(degreesOfFreedom, 0);
        double quantile = library.inverseSurvivalProbability(test.tail());
        // The library solves to 1e-9, and answers for the normal distribution from some million degrees on: two Newton
        // steps go on to the last digits.
        for (int step = 0; step < 2; step++) {
            double next = quantile + (central.survivalProbability(quantile) - test.tail()) / library.density(quantile);
            if (!Double.isFinite(next)) {
                return quantile;
            }
            quantile = next;
        }
        return quantile;
    }

    @Override
    public double fewestUnits() {
        return 2.05 / (1 + test.ratio());
    }

    @Override
    public double scale() {
        return standardDeviation;
    }
}
