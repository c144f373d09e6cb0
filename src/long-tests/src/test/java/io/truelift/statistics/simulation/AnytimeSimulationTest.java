package io.truelift.statistics.simulation;

import static io.truelift.statistics.simulation.Simulation.RUNS;
import static io.truelift.statistics.simulation.Simulation.assertAtLeast;
import static io.truelift.statistics.simulation.Simulation.assertAtMost;

import io.truelift.statistics.Comparison;
import io.truelift.statistics.CupedTest;
import io.truelift.statistics.Inference;
import io.truelift.statistics.Moments;
import io.truelift.statistics.ProportionSummary;
import io.truelift.statistics.ProportionTest;
import io.truelift.statistics.RatioSummary;
import io.truelift.statistics.RatioTest;
import io.truelift.statistics.SampleSummary;
import io.truelift.statistics.WelchTest;
import io.truelift.statistics.planning.MeanPower;
import io.truelift.statistics.planning.PlannedTest;
import io.truelift.statistics.planning.UnitFactor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Confidence sequences under a look after every batch: at no look of a run is there a false alarm, or is the truth outside, but for alpha of the runs. */
@Tag("slow")
class AnytimeSimulationTest {

    private static final double ALPHA = 0.05;

    @Test
    void normalValuesFromFiftyUnitsOn() {
        WelchTest test = WelchTest.under(Inference.AlwaysValid.tightestAt(ALPHA, 2000));
        int[] counts = Simulation.counts(RUNS, 41, 2, random -> {
            SampleSummary control = SampleSummary.empty();
            SampleSummary treatment = SampleSummary.empty();
            boolean alarm = false;
            boolean left = false;
            for (int look = 0; look < 100; look++) {
                control = control.plus(Customers.normal(random, 50, 10, 3));
                treatment = treatment.plus(Customers.normal(random, 50, 10, 3));
                Comparison.Effect effect = (Comparison.Effect) test.compare(control, treatment);
                alarm |= effect.isSignificant(ALPHA);
                left |= effect.relative()
                        .map(lift -> !lift.interval().contains(0))
                        .orElse(false);
            }
            return new boolean[] {alarm, left};
        });
        assertAtMost("always valid, normal values, 100 looks: false alarms at any look", counts[0], RUNS, ALPHA);
        assertAtMost("always valid, normal values, 100 looks: true lift outside at any look", counts[1], RUNS, ALPHA);
    }

    @Test
    void skewedRevenueFromFiveHundredUnitsOn() {
        WelchTest test = WelchTest.under(Inference.AlwaysValid.tightestAt(ALPHA, 10_000));
        double truth = 0.05 * Customers.MEAN_BASKET;
        int[] counts = Simulation.counts(RUNS, 42, 2, random -> {
            SampleSummary control = SampleSummary.empty();
            SampleSummary same = SampleSummary.empty();
            SampleSummary treatment = SampleSummary.empty();
            boolean alarm = false;
            boolean outside = false;
            for (int look = 0; look < 20; look++) {
                control = control.plus(Customers.revenue(random, 500, 0.2));
                same = same.plus(Customers.revenue(random, 500, 0.2));
                treatment = treatment.plus(Customers.revenue(random, 500, 0.25));
                alarm |= ((Comparison.Effect) test.compare(control, same)).isSignificant(ALPHA);
                outside |= !((Comparison.Effect) test.compare(control, treatment))
                        .absolute()
                        .interval()
                        .contains(truth);
            }
            return new boolean[] {alarm, outside};
        });
        assertAtMost("always valid, revenue (skewness 7), 20 looks: false alarms at any look", counts[0], RUNS, ALPHA);
        assertAtMost("always valid, revenue (skewness 7), 20 looks: truth outside at any look", counts[1], RUNS, ALPHA);
    }

    @Test
    void sharesUnderTheScoreTest() {
        ProportionTest test = ProportionTest.under(Inference.AlwaysValid.tightestAt(ALPHA, 10_000));
        int alarms = Simulation.count(RUNS, 43, random -> {
            ProportionSummary control = ProportionSummary.empty();
            ProportionSummary treatment = ProportionSummary.empty();
            boolean alarm = false;
            for (int look = 0; look < 50 && !alarm; look++) {
                control = control.plus(Customers.share(random, 200, 0.05));
                treatment = treatment.plus(Customers.share(random, 200, 0.05));
                alarm = look > 0 && ((Comparison.Effect) test.compare(control, treatment)).isSignificant(ALPHA);
            }
            return alarm;
        });
        assertAtMost("always valid, shares of 5 %, 50 looks: false alarms at any look", alarms, RUNS, ALPHA);
    }

    @Test
    void ratiosFromTwoHundredUnitsOn() {
        RatioTest test = RatioTest.under(Inference.AlwaysValid.tightestAt(ALPHA, 2000));
        int alarms = Simulation.count(RUNS, 45, random -> {
            RatioSummary control = RatioSummary.empty();
            RatioSummary treatment = RatioSummary.empty();
            for (int look = 0; look < 10; look++) {
                control = control.plus(Customers.orders(random, 200, 0));
                treatment = treatment.plus(Customers.orders(random, 200, 0));
                if (((Comparison.Effect) test.compare(control, treatment)).isSignificant(ALPHA)) {
                    return true;
                }
            }
            return false;
        });
        assertAtMost("always valid, revenue per order, 10 looks: false alarms at any look", alarms, RUNS, ALPHA);
    }

    @Test
    void cupedFromThreeHundredUnitsOn() {
        CupedTest test = CupedTest.under(Inference.AlwaysValid.tightestAt(ALPHA, 3000));
        int alarms = Simulation.count(RUNS, 46, random -> {
            Moments control = Moments.empty(3);
            Moments treatment = Moments.empty(3);
            for (int look = 0; look < 10; look++) {
                control = control.plus(Shoppers.draw(random, 300, 0).moments());
                treatment = treatment.plus(Shoppers.draw(random, 300, 0).moments());
                if (((Comparison.Effect) test.compare(control, treatment).comparison()).isSignificant(ALPHA)) {
                    return true;
                }
            }
            return false;
        });
        assertAtMost("always valid, CUPED, 10 looks: false alarms at any look", alarms, RUNS, ALPHA);
    }

    @Test
    void powerIsAtLeastThatOfThePlan() {
        PlannedTest plan = PlannedTest.atAlpha(ALPHA);
        // Tuned to the planned end, the critical value there does not depend on the number of units.
        double critical = Inference.AlwaysValid.tightestAt(ALPHA, 1000).criticalValue(new Inference.Basis(998, 1000));
        double units = MeanPower.of(1, plan)
                .needing(UnitFactor.ofCriticalValue(critical, plan, 0.8))
                .units(0.2, 0.8)
                .orElseThrow();
        int batch = (int) Math.ceil(units / 10);
        WelchTest test = WelchTest.under(Inference.AlwaysValid.tightestAt(ALPHA, 20 * batch));
        int found = Simulation.count(RUNS, 44, random -> {
            SampleSummary control = SampleSummary.empty();
            SampleSummary treatment = SampleSummary.empty();
            for (int look = 0; look < 10; look++) {
                control = control.plus(Customers.normal(random, batch, 0, 1));
                treatment = treatment.plus(Customers.normal(random, batch, 0.2, 1));
                if (((Comparison.Effect) test.compare(control, treatment)).isSignificant(ALPHA)) {
                    return true;
                }
            }
            return false;
        });
        assertAtLeast("always valid, power with " + 10 * batch + " units, 10 looks", found, RUNS, 0.8);
    }
}
