package io.truelift.statistics.quantile;

import static io.truelift.statistics.simulation.Simulation.RUNS;
import static io.truelift.statistics.simulation.Simulation.assertBetween;
import static io.truelift.statistics.simulation.Simulation.assertNominal;
import static io.truelift.statistics.simulation.Simulation.assertPower;

import io.truelift.statistics.Comparison;
import io.truelift.statistics.Inference;
import io.truelift.statistics.planning.Baseline;
import io.truelift.statistics.planning.EstimatePower;
import io.truelift.statistics.planning.PlannedTest;
import io.truelift.statistics.planning.PowerFunction;
import io.truelift.statistics.simulation.Simulation;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Quantiles where units repeat: false alarms at 5 %, and how often the 95 % intervals hold the truth. Three in four units have two
 * observations, the fourth has twelve and is slower; the observations of a unit are alike (correlation 0.5 of the logarithms).
 */
@Tag("slow")
class QuantileSimulationTest {

    private static final QuantileTest TEST = QuantileTest.under(new Inference.FixedHorizon(0.05));
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    @Test
    void theMedianOfSkewedTimesKeepsItsPromises() {
        assertKeepsPromises("median, 400 units", 0.5, 400, 1);
    }

    @Test
    void theNinetiethPercentileOfSkewedTimesKeepsItsPromises() {
        assertKeepsPromises("90th percentile, 1,000 units", 0.9, 1000, 2);
    }

    @Test
    void theNinetyFifthPercentileOfSkewedTimesKeepsItsPromises() {
        assertKeepsPromises("95th percentile, 2,000 units", 0.95, 2000, 3);
    }

    @Test
    void tiedValuesKeepTheirPromises() {
        // Rounded up to whole units: some eight values carry most of the observations.
        double truth = tiedTruth(0.5);
        int[] counts = Simulation.counts(
                RUNS, 4, 3, random -> outcomes(random, 0.5, 400, truth, QuantileSimulationTest::tied));
        assertNominal("median of ties: false alarms", counts[0], RUNS, 0.05);
        assertNominal("median of ties: held by the arm's interval", counts[1], RUNS, 0.95);
        assertNominal("median of ties: held by value and standard error", counts[2], RUNS, 0.95);
    }

    @Test
    void orderStatisticsOfRepeatedObservationsDoNot() {
        int alarms = Simulation.count(2000, 5, random -> {
            double[] one = independent(random);
            double[] other = independent(random);
            return Math.abs(one[0] - other[0]) > 1.96 * Math.hypot(one[1], other[1]);
        });
        assertBetween("quantiles by order statistics though units repeat: false alarms", alarms, 2000, 0.25, 0.35);
    }

    @Test
    void powerIsThatOfThePlanFromHistory() {
        RandomGenerator past = new SplittableRandom(6);
        QuantileEstimate.Measured history = measure(skewed(past, 100_000), 0.9);
        Baseline baseline = Baseline.ofEstimate(
                        history.value(),
                        history.estimate().squaredStandardError(),
                        history.estimate().n())
                .orElseThrow();
        double lift = 0.15;
        // All times longer by the lift: so are the standard errors.
        PowerFunction plan = new EstimatePower(
                baseline.variance(), baseline.variance() * (1 + lift) * (1 + lift), PlannedTest.atAlpha(0.05));
        int units = (int) Math.ceil(plan.units(baseline.effectOfLift(lift), 0.8).orElseThrow());
        int found = Simulation.count(RUNS, 7, random -> {
            Comparison.Effect effect = effect(
                    skewed(random, units).summary(0.9),
                    arm(random, units, 1000 * (1 + lift)).summary(0.9));
            return effect.isSignificant(0.05) && effect.absolute().value() > 0;
        });
        assertPower("power, 90th percentile, %d units".formatted(units), found, RUNS, 0.8);
    }

    private static void assertKeepsPromises(String what, double quantile, int units, long seed) {
        double truth = truth(quantile);
        int[] counts = Simulation.counts(
                RUNS, seed, 3, random -> outcomes(random, quantile, units, truth, QuantileSimulationTest::skewed));
        assertNominal(what + ": false alarms", counts[0], RUNS, 0.05);
        assertNominal(what + ": held by the arm's interval", counts[1], RUNS, 0.95);
        assertNominal(what + ": held by value and standard error", counts[2], RUNS, 0.95);
    }

    private static boolean[] outcomes(
            RandomGenerator random,
            double quantile,
            int units,
            double truth,
            BiFunction<RandomGenerator, Integer, Observations> arm) {
        QuantileSummary one = arm.apply(random, units).summary(quantile);
        QuantileSummary other = arm.apply(random, units).summary(quantile);
        QuantileEstimate.Measured control = (QuantileEstimate.Measured) QuantileTest.estimate(one);
        return new boolean[] {
            effect(one, other).isSignificant(0.05),
            control.interval().contains(truth),
            Math.abs(control.value() - truth)
                    <= 1.96 * Math.sqrt(control.estimate().squaredStandardError())
        };
    }

    private static Comparison.Effect effect(QuantileSummary control, QuantileSummary treatment) {
        return (Comparison.Effect) TEST.compare(control, treatment);
    }

    private static QuantileEstimate.Measured measure(Observations observations, double quantile) {
        return (QuantileEstimate.Measured) QuantileTest.estimate(observations.summary(quantile));
    }

    /** Milliseconds; a thousand times the exponential of a normal value with variance 1. */
    private static Observations skewed(RandomGenerator random, int units) {
        return arm(random, units, 1000);
    }

    private static Observations tied(RandomGenerator random, int units) {
        return arm(random, units, 3);
    }

    private static Observations arm(RandomGenerator random, int units, double scale) {
        Observations observations = new Observations();
        for (int unit = 0; unit < units; unit++) {
            observations.unit(values(random, scale));
        }
        return observations;
    }

    private static long[] values(RandomGenerator random, double scale) {
        boolean busy = random.nextDouble() < 0.25;
        double level = (busy ? 0.5 : 0) + Math.sqrt(0.5) * random.nextGaussian();
        long[] values = new long[busy ? 12 : 2];
        Arrays.setAll(values, index ->
                (long) Math.ceil(scale * Math.exp(level + Math.sqrt(0.5) * random.nextGaussian())));
        return values;
    }

    /** Share of observations whose logarithm, of a thousandth, is below: two in six are of a slower busy unit. */
    private static double share(double logarithm) {
        // 0.75 * 2 observations of ordinary units to 0.25 * 12 of busy ones.
        return NORMAL.cumulativeProbability(logarithm) / 3 + NORMAL.cumulativeProbability(logarithm - 0.5) * 2 / 3;
    }

    private static double truth(double quantile) {
        return 1000 * Math.exp(new BrentSolver(1e-12).solve(200, logarithm -> share(logarithm) - quantile, -5, 5));
    }

    /** The quantile between the middles of the true ties. */
    private static double tiedTruth(double quantile) {
        double middleBefore = 0;
        for (int value = 1; ; value++) {
            double middle = ((value == 1 ? 0 : share(Math.log((value - 1) / 3.0))) + share(Math.log(value / 3.0))) / 2;
            if (middle > quantile) {
                return value - 1 + (quantile - middleBefore) / (middle - middleBefore);
            }
            middleBefore = middle;
        }
    }

    /** The median and the standard error that its order statistics have for independent observations. */
    private static double[] independent(RandomGenerator random) {
        long[] all = new long[0];
        for (int unit = 0; unit < 400; unit++) {
            long[] values = values(random, 1000);
            int before = all.length;
            all = Arrays.copyOf(all, before + values.length);
            System.arraycopy(values, 0, all, before, values.length);
        }
        Arrays.sort(all);
        double reach = 1.96 * Math.sqrt(0.25 * all.length);
        double low = all[(int) (all.length / 2.0 - reach)];
        double high = all[(int) (all.length / 2.0 + reach)];
        return new double[] {all[all.length / 2], (high - low) / (2 * 1.96)};
    }
}
