package io.truelift.statistics.sequential;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.analysis.solvers.BracketingNthOrderBrentSolver;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A plan to look at the data a few times with an overall probability alpha of a false alarm: two-sided symmetric bounds by alpha spending
 * (Lan and DeMets 1983; Jennison and Turnbull 2000, sections 7.2 and 19.2).
 *
 * <p>Assumes that the z-statistics of the looks are jointly normal with independent increments, as those of means, shares and ratios over
 * growing samples are (Scharfstein, Tsiatis and Robins 1997, JASA 92, 1342-1350): some hundred units at the first look.
 *
 * <p>When the looks come at other times than planned, {@link #at} spends by the information that is really there; it is the times that may
 * differ, and they must not be chosen by what the data said.
 *
 * @param alpha probability of a false alarm over all looks
 * @param spending how alpha is spread over the looks
 * @param fractions planned information at each look, rising, the last one 1
 */
public record GroupSequentialDesign(double alpha, AlphaSpending spending, List<Double> fractions) {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    public GroupSequentialDesign {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException(
                    "Cannot use significance level %s: it must lie between 0 and 1. Use a value such as 0.05."
                            .formatted(alpha));
        }
        fractions = rising(fractions);
        if (fractions.getLast() != 1) {
            throw new IllegalArgumentException(
                    "Cannot plan looks at information fractions %s: the last look is the planned end, at 1."
                            .formatted(fractions));
        }
    }

    /** Looks at equal steps of the information. */
    public static GroupSequentialDesign equallySpaced(double alpha, AlphaSpending spending, int looks) {
        List<Double> fractions = new ArrayList<>();
        for (int look = 1; look <= looks; look++) {
            fractions.add((double) look / looks);
        }
        return new GroupSequentialDesign(alpha, spending, fractions);
    }

    /** The planned looks with their bounds. */
    public List<Look> looks() {
        return at(fractions).looks();
    }

    /**
     * The test at the latest of the looks that really took place. At a fraction of 1 or more it spends all alpha that is left, and there
     * can be no look after that.
     *
     * @param actual information at each look so far, as fractions of the planned, rising
     */
    public SequentialTest at(List<Double> actual) {
        return new SequentialTest(alpha, spending, rising(actual), SequentialTest.Ending.OPEN);
    }

    /** The same where the latest look is the last one, though the planned information is not there: it spends all that is left. */
    public SequentialTest closingAt(List<Double> actual) {
        return new SequentialTest(alpha, spending, rising(actual), SequentialTest.Ending.CLOSED);
    }

    /**
     * Probability that one of the planned looks finds the effect, in its direction.
     *
     * @param drift expected z-statistic at the planned end
     */
    public double power(double drift) {
        return power(looks(), Math.abs(drift));
    }

    /**
     * Information that this design needs for a power, over what a single test at the end would need; to plan with. The single test's
     * expected statistic is {@code z(alpha / 2) + z(1 - power)}.
     */
    public double inflation(double power) {
        if (!(power > alpha && power < 1)) {
            throw new IllegalArgumentException(
                    "Cannot plan for a power of %s: it must lie between alpha and 1.".formatted(power));
        }
        List<Look> looks = looks();
        double single = NORMAL.inverseSurvivalProbability(alpha / 2) + NORMAL.inverseCumulativeProbability(power);
        double drift = new BracketingNthOrderBrentSolver(1e-13, 1e-13, 1e-15, 5)
                .solve(200, candidate -> power(looks, candidate) - power, single * 0.9, single * 2 + 2);
        return drift * drift / (single * single);
    }

    /** Expected information at the end of the test, which stops at the first crossing, as a fraction of the planned. */
    public double expectedFraction(double drift) {
        List<Look> looks = looks();
        double[] stops = stops(looks, drift, 1);
        double[] others = stops(looks, drift, -1);
        double expected = 1;
        for (int look = 0; look < looks.size(); look++) {
            expected -= (stops[look] + others[look]) * (1 - looks.get(look).fraction());
        }
        return expected;
    }

    private static double power(List<Look> looks, double drift) {
        double power = 0;
        for (double stop : stops(looks, drift, 1)) {
            power += stop;
        }
        return power;
    }

    /** Probability of the first crossing at each look, above or below by the sign of the side. */
    private static double[] stops(List<Look> looks, double drift, int side) {
        double[] stops = new double[looks.size()];
        CrossingDensity inside = CrossingDensity.start(drift);
        for (int index = 0; index < stops.length; index++) {
            Look look = looks.get(index);
            stops[index] = side > 0
                    ? inside.above(look.fraction(), look.bound())
                    : inside.below(look.fraction(), look.bound());
            if (index + 1 < stops.length) {
                inside = inside.within(
                        look.fraction(), look.bound(), looks.get(index + 1).fraction());
            }
        }
        return stops;
    }

    private static List<Double> rising(List<Double> fractions) {
        List<Double> copy = List.copyOf(fractions);
        double previous = 0;
        for (double fraction : copy) {
            if (!(fraction > previous) || Double.isInfinite(fraction)) {
                throw new IllegalArgumentException(
                        "Cannot look at information fractions %s: each must be above the one before, and above 0."
                                .formatted(copy));
            }
            if (previous >= 1) {
                throw new IllegalArgumentException(
                        "Cannot look again after information fraction %s: the look at or beyond the planned end has spent all of alpha."
                                .formatted(previous));
            }
            previous = fraction;
        }
        if (copy.isEmpty()) {
            throw new IllegalArgumentException("Cannot do without a look: give at least one information fraction.");
        }
        return copy;
    }
}
