package io.truelift.statistics;

import java.util.Optional;

/**
 * Wilson's interval for one share: the shares that the score test does not reject,
 * {@code (x + z^2/2 ± z sqrt(x (n - x) / n + z^2/4)) / (n + z^2)} (Wilson 1927, "Probable Inference, the Law of Succession, and
 * Statistical Inference", JASA 22, 209-212; Brown, Cai and DasGupta 2001, Statistical Science 16(2), eq. 4).
 *
 * <p>Assumes independent answers. It never leaves 0 to 1 and is never of width zero. Nothing without answers.
 */
public final class WilsonInterval {

    private final Significance significance;

    private WilsonInterval(Significance significance) {
        this.significance = significance;
    }

    /** @param alpha two-sided significance level, such as 0.05 for intervals of 95 % */
    public static WilsonInterval atAlpha(double alpha) {
        return new WilsonInterval(new Significance(alpha));
    }

    /** The share with its interval, 0 to 1; absent without units. */
    public Optional<Estimate> estimate(ProportionSummary summary) {
        if (summary.n() == 0) {
            return Optional.empty();
        }
        double n = summary.n();
        double x = summary.successes();
        double critical = significance.normalCriticalValue();
        double squared = critical * critical;
        double centre = x + squared / 2;
        double reach = critical * Math.sqrt(x * ((n - x) / n) + squared / 4);
        double low = x == 0 ? 0 : (centre - reach) / (n + squared);
        double high = x == n ? 1 : (centre + reach) / (n + squared);
        return Optional.of(new Estimate(summary.share(), new Interval(low, high, significance.confidence())));
    }
}
