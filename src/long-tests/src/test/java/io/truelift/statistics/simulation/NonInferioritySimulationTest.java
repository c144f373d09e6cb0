package io.truelift.statistics.simulation;

import static io.truelift.statistics.simulation.Simulation.RUNS;
import static io.truelift.statistics.simulation.Simulation.assertNominal;

import io.truelift.statistics.Inference;
import io.truelift.statistics.NonInferiority;
import io.truelift.statistics.NonInferiority.Better;
import io.truelift.statistics.NonInferiority.Margin;
import io.truelift.statistics.NonInferiorityTest;
import io.truelift.statistics.Scale;
import io.truelift.statistics.planning.MeanPower;
import io.truelift.statistics.planning.NonInferiorityPower;
import io.truelift.statistics.planning.PlannedTest;
import io.truelift.statistics.planning.ProportionNonInferiorityPower;
import io.truelift.statistics.planning.Sides;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Guardrails at their margin: with a true loss of exactly the margin, "not worse" is found with probability alpha; and power as planned. */
@Tag("slow")
class NonInferioritySimulationTest {

    private static final double ALPHA = 0.025;
    private static final PlannedTest PLAN = PlannedTest.atAlpha(ALPHA).withSides(Sides.ONE);

    @Test
    void meansAtTheMargin() {
        NonInferiorityTest test = test(0.3, Scale.ABSOLUTE);
        assertLevel(
                "non-inferiority, means, 300 units",
                61,
                random -> test.compare(Customers.normal(random, 300, 10, 2), Customers.normal(random, 300, 9.7, 2)));
    }

    @Test
    void revenueAtARelativeMargin() {
        // One buyer in ten fewer: a loss of a tenth.
        NonInferiorityTest test = test(0.1, Scale.RELATIVE);
        assertLevel(
                "non-inferiority, revenue (skewness 7), margin 10 %, 2,000 units",
                62,
                random -> test.compare(Customers.revenue(random, 2000, 0.2), Customers.revenue(random, 2000, 0.18)));
    }

    @Test
    void sharesAtTheMargin() {
        NonInferiorityTest test = test(0.01, Scale.ABSOLUTE);
        assertLevel(
                "non-inferiority, shares, margin one point, 4,000 units",
                63,
                random -> test.compare(Customers.share(random, 4000, 0.1), Customers.share(random, 4000, 0.09)));
    }

    @Test
    void sharesAtARelativeMargin() {
        NonInferiorityTest test = test(0.1, Scale.RELATIVE);
        assertLevel(
                "non-inferiority, shares, margin 10 %, 4,000 units",
                64, random -> test.compare(Customers.share(random, 4000, 0.1), Customers.share(random, 4000, 0.09)));
    }

    @Test
    void ratiosAtTheMargin() {
        NonInferiorityTest test = test(0.05, Scale.RELATIVE);
        assertLevel(
                "non-inferiority, revenue per order, margin 5 %, 500 units",
                65, random -> test.compare(Customers.orders(random, 500, 0), Customers.orders(random, 500, -0.05)));
    }

    @Test
    void powerOfMeansIsThatOfThePlan() {
        NonInferiorityTest test = test(0.3, Scale.ABSOLUTE);
        int units = (int) Math.ceil(new NonInferiorityPower(MeanPower.of(2, PLAN), 0.3)
                .units(0, 0.8)
                .orElseThrow());
        assertPower(
                "power, non-inferiority, means, " + units + " units",
                66,
                random -> test.compare(Customers.normal(random, units, 10, 2), Customers.normal(random, units, 10, 2)));
    }

    @Test
    void powerOfSharesIsThatOfThePlan() {
        NonInferiorityTest test = test(0.01, Scale.ABSOLUTE);
        int units = (int) Math.ceil(new ProportionNonInferiorityPower(0.05, 0.01, PLAN)
                .units(0, 0.8)
                .orElseThrow());
        assertPower(
                "power, non-inferiority, shares, " + units + " units",
                67,
                random -> test.compare(Customers.share(random, units, 0.05), Customers.share(random, units, 0.05)));
    }

    private interface Experiment {
        NonInferiority compare(RandomGenerator random);
    }

    private static NonInferiorityTest test(double margin, Scale scale) {
        return NonInferiorityTest.under(new Inference.FixedHorizon(ALPHA), new Margin(margin, scale), Better.HIGHER);
    }

    private static void assertLevel(String what, long seed, Experiment experiment) {
        assertNominal(what + ": shown at the margin", shown(seed, experiment), RUNS, ALPHA);
    }

    private static void assertPower(String what, long seed, Experiment experiment) {
        Simulation.assertPower(what, shown(seed, experiment), RUNS, 0.8);
    }

    private static int shown(long seed, Experiment experiment) {
        return Simulation.count(
                RUNS, seed, random -> ((NonInferiority.Finding) experiment.compare(random)).isShown(ALPHA));
    }
}
