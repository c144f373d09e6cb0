package io.truelift.statistics.planning;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal distribution. */
final class Normal {

    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private Normal() {}

    static double survival(double value) {
        return STANDARD.survivalProbability(value);
    }

    static double upperQuantile(double tail) {
        return STANDARD.inverseSurvivalProbability(tail);
    }
}
