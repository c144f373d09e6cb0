package io.truelift.statistics.sequential;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How much of alpha may be spent by the time that a fraction of the planned information is there (Lan and DeMets 1983, "Discrete
 * Sequential Boundaries for Clinical Trials", Biometrika 70, 659-663).
 *
 * <p>The tests are two-sided and symmetric: each side spends {@code alpha / 2} by its own function, as in DeMets and Lan 1994, and in the R
 * packages ldbounds, gsDesign and rpact.
 */
public enum AlphaSpending {
    /**
     * Next to nothing at first, so that the last look is nearly that of a fixed sample: {@code 2 - 2 Phi(z / sqrt(t))} with {@code z} the
     * upper {@code side / 2} quantile, {@code side = alpha / 2}.
     */
    OBRIEN_FLEMING {
        @Override
        double spentOnOneSide(double side, double fraction) {
            return 2 * NORMAL.survivalProbability(NORMAL.inverseSurvivalProbability(side / 2) / Math.sqrt(fraction));
        }
    },
    /** About as much at each look: {@code side log(1 + (e - 1) t)}. */
    POCOCK {
        @Override
        double spentOnOneSide(double side, double fraction) {
            return side * Math.log1p((Math.E - 1) * fraction);
        }
    };

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** For a fraction above 0 and below 1. */
    abstract double spentOnOneSide(double side, double fraction);

    /** Alpha that both sides together may have spent by this fraction of the information; all of it from the planned end on. */
    public double spent(double alpha, double fraction) {
        if (!(fraction > 0)) {
            throw new IllegalArgumentException(
                    "Cannot spend alpha at an information fraction of %s: it must be above 0.".formatted(fraction));
        }
        return fraction >= 1 ? alpha : Math.min(alpha, 2 * spentOnOneSide(alpha / 2, fraction));
    }
}
