package io.truelift.statistics.simulation;

import static io.truelift.statistics.simulation.Simulation.RUNS;

import io.truelift.statistics.Comparison;
import io.truelift.statistics.ProportionTest;
import io.truelift.statistics.RatioTest;
import io.truelift.statistics.WelchTest;
import io.truelift.statistics.planning.Baseline;
import io.truelift.statistics.planning.EstimatePower;
import io.truelift.statistics.planning.MeanPower;
import io.truelift.statistics.planning.PlannedTest;
import io.truelift.statistics.planning.PowerFunction;
import io.truelift.statistics.planning.ProportionPower;
import io.truelift.statistics.planning.UnitFactor;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An experiment with as many units as planned finds the planned effect as often as planned, to within one point. */
@Tag("slow")
class PowerSimulationTest {

    private static final double ALPHA = 0.05;
    private static final PlannedTest TEST = PlannedTest.atAlpha(ALPHA);

    @Test
    void shares() {
        int units = units(ProportionPower.of(0.05, TEST), 0.01);
        assertPower(
                "shares of 5 % and 6 %, " + units + " units",
                31,
                random -> ProportionTest.atAlpha(ALPHA)
                        .compare(Customers.share(random, units, 0.05), Customers.share(random, units, 0.06)));
    }

    @Test
    void sharesInUnequalArms() {
        PlannedTest uneven = TEST.withShares(0.75, 0.25);
        int units = units(ProportionPower.of(0.1, uneven), 0.03);
        assertPower(
                "shares of 10 % and 13 %, arms 3 to 1, " + units + " units",
                32,
                random -> ProportionTest.atAlpha(ALPHA)
                        .compare(
                                Customers.share(random, units, 0.1),
                                Customers.share(random, (int) Math.round(units / 3.0), 0.13)));
    }

    @Test
    void meansOfFewUnits() {
        int units = units(MeanPower.of(10, TEST), 9);
        // 20.4 units rounded up have a little more power than asked for: the plan for the rounded number.
        double planned = MeanPower.of(10, TEST).power(units, 9);
        assertPower(
                "means of normal values, " + units + " units",
                33,
                planned,
                random -> WelchTest.atAlpha(ALPHA)
                        .compare(Customers.normal(random, units, 50, 10), Customers.normal(random, units, 59, 10)));
    }

    @Test
    void meansOfSkewedRevenue() {
        // A quarter more buyers than one in five; variances by the moments of the log-normal distribution.
        double second = 400 * Math.exp(2);
        double control = 0.2 * second - Math.pow(0.2 * Customers.MEAN_BASKET, 2);
        double treatment = 0.25 * second - Math.pow(0.25 * Customers.MEAN_BASKET, 2);
        int units = units(new EstimatePower(control, treatment, TEST), 0.05 * Customers.MEAN_BASKET);
        assertPower(
                "means of revenue (skewness 7), " + units + " units",
                34,
                random -> WelchTest.atAlpha(ALPHA)
                        .compare(Customers.revenue(random, units, 0.2), Customers.revenue(random, units, 0.25)));
    }

    @Test
    void ratiosFromHistory() {
        Baseline history = Baseline.ofRatio(Customers.orders(new SplittableRandom(35), 1_000_000, 0))
                .orElseThrow();
        double lift = 0.1;
        // A lift of all baskets scales their variance too.
        PowerFunction plan = new EstimatePower(history.variance(), history.variance() * (1 + lift) * (1 + lift), TEST);
        int units = units(plan, history.effectOfLift(lift));
        assertPower(
                "ratios of revenue to orders, " + units + " units",
                36,
                random -> RatioTest.atAlpha(ALPHA)
                        .compare(Customers.orders(random, units, 0), Customers.orders(random, units, lift)));
    }

    @Test
    void clusters() {
        // Clusters of 10 with a correlation of 0.1 inside, a standard deviation of 10 in all; randomised and tested by
        // cluster.
        double factor = UnitFactor.ofClusters(10, 0.1);
        int clusters = (int)
                Math.ceil(MeanPower.of(10, TEST).needing(factor).units(1, 0.8).orElseThrow() / 10);
        assertPower(
                "members of clusters, " + clusters + " clusters of 10",
                37,
                random -> RatioTest.atAlpha(ALPHA)
                        .compare(Customers.clusters(random, clusters, 50), Customers.clusters(random, clusters, 51)));
    }

    private interface Experiment {
        Comparison compare(RandomGenerator random);
    }

    private static int units(PowerFunction plan, double effect) {
        return (int) Math.ceil(plan.units(effect, 0.8).orElseThrow());
    }

    private static void assertPower(String what, long seed, Experiment experiment) {
        assertPower(what, seed, 0.8, experiment);
    }

    private static void assertPower(String what, long seed, double planned, Experiment experiment) {
        int found = Simulation.count(RUNS, seed, random -> {
            Comparison.Effect effect = (Comparison.Effect) experiment.compare(random);
            return effect.isSignificant(ALPHA) && effect.absolute().value() > 0;
        });
        Simulation.assertPower("power, " + what, found, RUNS, planned);
    }
}
