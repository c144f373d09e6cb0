package io.truelift.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A two-sided significance level, with the critical value that belongs to it, for intervals of a single share or score.
 *
 * @param alpha probability of a false alarm, between 0 and 1
 */
record Significance(double alpha) {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    Significance {
        requireLevel(alpha);
    }

    static void requireLevel(double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException(
                    "Cannot use significance level %s: it must lie between 0 and 1. Use a value such as 0.05."
                            .formatted(alpha));
        }
    }

    /** Level of the interval that inverts the test: 0.95 for an alpha of 0.05. */
    double confidence() {
        return 1 - alpha;
    }

    double normalCriticalValue() {
        return NORMAL.inverseSurvivalProbability(alpha / 2);
    }
}
