package io.truelift.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** How often an interval may miss, and a test may err, where nobody says it: experiments say it in their header. */
public final class UsualAlpha {
    /** Two-sided; intervals hold the truth in 95 of 100 cases. */
    public static final double VALUE = 0.05;

    /** Share of intervals that hold the truth. */
    public static final double LEVEL = 1 - VALUE;

    /** Half the width of an interval in standard errors, under the normal distribution. */
    public static final double CRITICAL = NormalDistribution.of(0, 1).inverseSurvivalProbability(VALUE / 2);

    private UsualAlpha() {}
}
