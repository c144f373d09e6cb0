package io.truelift.statistics;

import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The test that two lifts are the same, by what they multiply the control with: {@code z = (ln(1 + a) - ln(1 + b)) / sqrt(s_a^2 + s_b^2)}, where the
 * error {@code s} of each is the width of its interval in logarithms over twice the critical value (Altman and Bland 2003, "Interaction
 * revisited: the difference between two estimates", BMJ 326, 219), against the normal distribution on both sides.
 *
 * <p>Assumes that the two were measured apart. Where the same units gave both, their values are mostly alike in both, and a difference is told later
 * rather than sooner.
 */
public final class LiftDifference {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private LiftDifference() {}

    /**
     * The p-value of no difference; absent where an interval reaches to a loss of everything, or has no end.
     *
     * @param one a lift, as a fraction
     */
    public static OptionalDouble pValue(Estimate one, Estimate other) {
        double distance = Math.log1p(one.value()) - Math.log1p(other.value());
        double error = Math.hypot(error(one.interval()), error(other.interval()));
        return error > 0 && Double.isFinite(error) && Double.isFinite(distance)
                ? OptionalDouble.of(2 * NORMAL.survivalProbability(Math.abs(distance) / error))
                : OptionalDouble.empty();
    }

    private static double error(Interval interval) {
        double critical = new Significance(1 - interval.level()).normalCriticalValue();
        return (Math.log1p(interval.high()) - Math.log1p(interval.low())) / (2 * critical);
    }
}
