package io.truelift.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Student's distribution with its far tails and its many degrees of freedom, infinitely many included. */
final class Student {

    /** Beyond this the series of Hill is good to the last digits, and that of the library for the tails is not. */
    private static final double MANY = 1e6;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Student() {}

    /** Probability of a value above {@code t}. */
    static double survival(double t, double degreesOfFreedom) {
        return degreesOfFreedom > MANY
                ? NORMAL.survivalProbability(normalEquivalent(t, degreesOfFreedom))
                : TDistribution.of(degreesOfFreedom).survivalProbability(t);
    }

    /** The value that is exceeded with this probability. */
    static double quantile(double upperTail, double degreesOfFreedom) {
        if (Double.isInfinite(degreesOfFreedom)) {
            return NORMAL.inverseSurvivalProbability(upperTail);
        }
        TDistribution student = TDistribution.of(degreesOfFreedom);
        double quantile = student.inverseSurvivalProbability(upperTail);
        // The library solves to 1e-9, or answers for the normal distribution: Newton's steps go on to the last digits.
        for (int step = 0; step < 2; step++) {
            double next = quantile + (survival(quantile, degreesOfFreedom) - upperTail) / student.density(quantile);
            if (!Double.isFinite(next)) {
                return quantile;
            }
            quantile = next;
        }
        return quantile;
    }

    /**
     * The normal deviate with the same tail (Hill 1970, "Algorithm 395: Student's t-Distribution", Communications of the ACM 13,
     * 617-619); its error is far below the last digit with so many degrees of freedom.
     */
    private static double normalEquivalent(double t, double degreesOfFreedom) {
        if (Double.isInfinite(degreesOfFreedom) || t == 0) {
            return t;
        }
        double a = degreesOfFreedom - 0.5;
        double b = 48 * a * a;
        double y = a * Math.log1p(t * t / degreesOfFreedom);
        double correction = (((-0.4 * y - 3.3) * y - 24) * y - 85.5) / (0.8 * y * y + 100 + b);
        return Math.copySign(((correction + y + 3) / b + 1) * Math.sqrt(y), t);
    }
}
