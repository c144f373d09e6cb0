package io.truelift.statistics;

import java.util.Optional;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

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

    /**
     * The share with its interval, 0 to 1; absent without units.
     *
     * @throws IllegalArgumentException if there are more than 2,147,483,647 units
     */
    public Optional<Estimate> estimate(ProportionSummary summary) {
        if (summary.n() == 0) {
            return Optional.empty();
        }
        if (summary.n() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "Cannot give the interval of a share of %d units: there may be %d. Ask about fewer, such as those of one year."
                            .formatted(summary.n(), Integer.MAX_VALUE));
        }
        var bounds = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(
                (int) summary.n(), (int) summary.successes(), significance.alpha());
        // The formula's 0 and 1 are off by rounding.
        double low = summary.successes() == 0 ? 0 : bounds.getLowerBound();
        double high = summary.failures() == 0 ? 1 : bounds.getUpperBound();
        return Optional.of(new Estimate(summary.share(), new Interval(low, high, significance.confidence())));
    }
}
