package io.truelift.statistics.simulation;

import static io.truelift.statistics.simulation.Simulation.RUNS;
import static io.truelift.statistics.simulation.Simulation.assertBetween;
import static io.truelift.statistics.simulation.Simulation.assertNominal;

import io.truelift.statistics.Comparison;
import io.truelift.statistics.ProportionTest;
import io.truelift.statistics.RatioTest;
import io.truelift.statistics.WelchTest;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** False alarms at 5 % and coverage of 95 % intervals, of the difference and of the lift, where all data are looked at once. */
@Tag("slow")
class FixedSampleSimulationTest {

    private static final double ALPHA = 0.05;
    private static final WelchTest WELCH = WelchTest.atAlpha(ALPHA);
    private static final ProportionTest SCORE = ProportionTest.atAlpha(ALPHA);
    private static final RatioTest RATIO = RatioTest.atAlpha(ALPHA);

    @Test
    void welchOfNormalValuesAlreadyAtTenUnits() {
        assertKeepsPromises(
                "Welch, normal values of unequal variance, 10 and 15 units",
                11,
                random -> WELCH.compare(Customers.normal(random, 10, 50, 2), Customers.normal(random, 15, 50, 5)),
                random -> WELCH.compare(Customers.normal(random, 10, 50, 2), Customers.normal(random, 15, 52, 5)),
                2,
                0.04);
    }

    @Test
    void welchOfSkewedRevenue() {
        assertKeepsPromises(
                "Welch, revenue (skewness 7), 1,000 units an arm",
                12,
                random -> WELCH.compare(Customers.revenue(random, 1000, 0.2), Customers.revenue(random, 1000, 0.2)),
                random -> WELCH.compare(Customers.revenue(random, 1000, 0.2), Customers.revenue(random, 1000, 0.25)),
                0.05 * Customers.MEAN_BASKET,
                0.25);
    }

    @Test
    void welchOfVerySkewedRevenue() {
        assertKeepsPromises(
                "Welch, revenue (skewness 21), 5,000 units an arm",
                13,
                random -> WELCH.compare(Customers.revenue(random, 5000, 0.02), Customers.revenue(random, 5000, 0.02)),
                random -> WELCH.compare(Customers.revenue(random, 5000, 0.02), Customers.revenue(random, 5000, 0.025)),
                0.005 * Customers.MEAN_BASKET,
                0.25);
    }

    @Test
    void welchOfSkewedRevenueInUnequalArms() {
        assertKeepsPromises(
                "Welch, revenue (skewness 7), 27,000 and 3,000 units",
                14,
                random -> WELCH.compare(Customers.revenue(random, 27_000, 0.2), Customers.revenue(random, 3000, 0.2)),
                random -> WELCH.compare(Customers.revenue(random, 27_000, 0.2), Customers.revenue(random, 3000, 0.25)),
                0.05 * Customers.MEAN_BASKET,
                0.25);
    }

    @Test
    void welchOfSkewedRevenueRaisesMoreAlarmsWhereOneArmIsSmallAndTheOtherLarge() {
        // The skewness of the small arm is not cancelled by that of the other. An honest limit, not a promise.
        int alarms = Simulation.count(
                RUNS,
                18,
                random -> ((Comparison.Effect) WELCH.compare(
                                Customers.revenue(random, 9000, 0.2), Customers.revenue(random, 1000, 0.2)))
                        .isSignificant(ALPHA));
        assertBetween("Welch, revenue (skewness 7), 9,000 and 1,000 units: false alarms", alarms, RUNS, 0.05, 0.065);
    }

    @Test
    void welchOfSkewedRevenueRaisesFewerAlarmsInSmallEqualArms() {
        int alarms = Simulation.count(
                RUNS,
                19,
                random -> ((Comparison.Effect)
                                WELCH.compare(Customers.revenue(random, 100, 0.2), Customers.revenue(random, 100, 0.2)))
                        .isSignificant(ALPHA));
        assertBetween("Welch, revenue (skewness 7), 100 units an arm: false alarms", alarms, RUNS, 0.02, 0.05);
    }

    @Test
    void scoreTestOfShares() {
        assertKeepsPromises(
                "score, 5 % of 4,000 and 3,000",
                15,
                random -> SCORE.compare(Customers.share(random, 4000, 0.05), Customers.share(random, 3000, 0.05)),
                random -> SCORE.compare(Customers.share(random, 4000, 0.05), Customers.share(random, 3000, 0.06)),
                0.01,
                0.2);
    }

    @Test
    void scoreTestOfSmallShares() {
        assertKeepsPromises(
                "score, 0.3 % of 10,000 and 10,000",
                16,
                random -> SCORE.compare(Customers.share(random, 10_000, 0.003), Customers.share(random, 10_000, 0.003)),
                random ->
                        SCORE.compare(Customers.share(random, 10_000, 0.003), Customers.share(random, 10_000, 0.0045)),
                0.0015,
                0.5);
    }

    @Test
    void ratioOfRevenueToOrders() {
        assertKeepsPromises(
                "ratio, revenue per order, 500 units an arm",
                17,
                random -> RATIO.compare(Customers.orders(random, 500, 0), Customers.orders(random, 500, 0)),
                random -> RATIO.compare(Customers.orders(random, 500, 0), Customers.orders(random, 500, 0.1)),
                0.1 * Customers.trueBasket(),
                0.1);
    }

    private interface Experiment {
        Comparison compare(RandomGenerator random);
    }

    private static void assertKeepsPromises(
            String what, long seed, Experiment none, Experiment some, double difference, double lift) {
        int[] counts = Simulation.counts(RUNS, seed, 3, random -> {
            Comparison.Effect nothing = (Comparison.Effect) none.compare(random);
            Comparison.Effect effect = (Comparison.Effect) some.compare(random);
            return new boolean[] {
                nothing.isSignificant(ALPHA),
                effect.absolute().interval().contains(difference),
                // Without a bounded lift every lift is held.
                effect.relative()
                        .map(relative -> relative.interval().contains(lift))
                        .orElse(true)
            };
        });
        assertNominal(what + ": false alarms", counts[0], RUNS, ALPHA);
        assertNominal(what + ": differences held", counts[1], RUNS, 1 - ALPHA);
        assertNominal(what + ": lifts held", counts[2], RUNS, 1 - ALPHA);
    }
}
