package io.truelift.statistics;

import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A two-sided significance level, with the p-values and critical values that belong to it. Tests and intervals take both from
 * here, so that {@code p < alpha} and "outside the critical value" are the same statement.
 *
 * @param alpha probability of a false alarm, between 0 and 1
 */
record Significance(double alpha) {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    Significance {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException(
                    "Cannot use significance level %s: it must lie between 0 and 1. Use a value such as 0.05.".formatted(alpha));
        }
    }

    /** Level of the interval that inverts the test: 0.95 for an alpha of 0.05. */
    double confidence() {
        return 1 - alpha;
    }

    double normalCriticalValue() {
        return NORMAL.inverseSurvivalProbability(alpha / 2);
    }

    double studentCriticalValue(double degreesOfFreedom) {
        TDistribution student = TDistribution.of(degreesOfFreedom);
        double quantile = student.inverseSurvivalProbability(alpha / 2);
        // The library solves for the quantile to 1e-9; one Newton step takes it to the last digits of the survival function.
        double polished = quantile + (student.survivalProbability(quantile) - alpha / 2) / student.density(quantile);
        return Double.isFinite(polished) ? polished : quantile;
    }

    static double normalPValue(double statistic) {
        return twoSided(NORMAL, statistic);
    }

    static double studentPValue(double statistic, double degreesOfFreedom) {
        return twoSided(TDistribution.of(degreesOfFreedom), statistic);
    }

    private static double twoSided(ContinuousDistribution distribution, double statistic) {
        return Math.min(1, 2 * distribution.survivalProbability(Math.abs(statistic)));
    }
}
