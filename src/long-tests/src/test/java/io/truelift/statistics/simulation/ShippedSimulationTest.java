package io.truelift.statistics.simulation;

import static io.truelift.statistics.simulation.Simulation.RUNS;
import static io.truelift.statistics.simulation.Simulation.assertAtMost;
import static io.truelift.statistics.simulation.Simulation.assertBetween;

import io.truelift.statistics.Comparison.Effect;
import io.truelift.statistics.Estimate;
import io.truelift.statistics.Heterogeneity;
import io.truelift.statistics.Inference.AlwaysValid;
import io.truelift.statistics.MeasuredEffect;
import io.truelift.statistics.NonInferiority.Better;
import io.truelift.statistics.NonInferiority.Finding;
import io.truelift.statistics.NonInferiority.Margin;
import io.truelift.statistics.NonInferiorityTest;
import io.truelift.statistics.SampleSummary;
import io.truelift.statistics.Scale;
import io.truelift.statistics.ShrunkenEffects;
import io.truelift.statistics.WelchTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was shipped, slices that do not differ, and looks at any time from the first that is allowed. */
@Tag("slow")
class ShippedSimulationTest {

    private static final double ALPHA = 0.05;

    @Test
    void theShrunkenSumHoldsWhatWasShippedAndTheMeasuredOneDoesNot() {
        // Thirty experiments, true effects N(0.2, 1), standard errors from 0.5 to 2; shipped is what is significantly
        // better.
        int runs = 2000;
        int[] counts = Simulation.counts(runs, 91, 2, random -> {
            List<MeasuredEffect> measured = new ArrayList<>();
            List<Integer> shipped = new ArrayList<>();
            double truth = 0;
            double squares = 0;
            double sum = 0;
            for (int experiment = 0; experiment < 30; experiment++) {
                double effect = 0.2 + random.nextGaussian();
                double error = 0.5 + 1.5 * random.nextDouble();
                double value = effect + error * random.nextGaussian();
                measured.add(new MeasuredEffect(value, error));
                if (value > 1.96 * error) {
                    shipped.add(experiment);
                    truth += effect;
                    sum += value;
                    squares += error * error;
                }
            }
            if (shipped.isEmpty()) {
                return new boolean[] {true, true};
            }
            Estimate estimate =
                    ShrunkenEffects.of(measured, ALPHA).orElseThrow().sum(shipped);
            return new boolean[] {estimate.interval().contains(truth), Math.abs(sum - truth) < 1.96 * Math.sqrt(squares)
            };
        });
        assertBetween("sum of what was shipped, shrunken: held", counts[0], runs, 0.93, 0.97);
        assertAtMost("sum of what was shipped, as measured: held", counts[1], runs, 0.85);
    }

    @Test
    void slicesThatDoNotDifferSeldomSeemTo() {
        int alarms = Simulation.count(RUNS, 92, random -> {
            List<MeasuredEffect> slices = new ArrayList<>();
            for (int units : new int[] {60, 100, 200, 400}) {
                Effect effect = (Effect) WelchTest.atAlpha(ALPHA)
                        .compare(Customers.normal(random, units, 10, 3), Customers.normal(random, units, 11, 4));
                slices.add(new MeasuredEffect(effect.absolute().value(), effect.standardError()));
            }
            return Heterogeneity.test(slices).orElseThrow().isSignificant(ALPHA);
        });
        assertBetween("slices of 60 to 400 units an arm, one effect: false alarms", alarms, RUNS, 0.044, 0.058);
    }

    @Test
    void looksAfterEachUnitFromTheFirstThatIsAllowed() {
        // Tuned to so few units is the hardest case: from two units an arm on there would be 12 to 15 %.
        for (int tuning : new int[] {60, 500}) {
            WelchTest test = WelchTest.under(AlwaysValid.tightestAt(ALPHA, tuning));
            NonInferiorityTest oneSided = NonInferiorityTest.under(
                    AlwaysValid.tightestAt(ALPHA, tuning), new Margin(0, Scale.ABSOLUTE), Better.HIGHER);
            int runs = 3000;
            int[] counts = Simulation.counts(runs, 93 + tuning, 2, random -> {
                SampleSummary control = SampleSummary.empty();
                SampleSummary treatment = SampleSummary.empty();
                boolean alarm = false;
                boolean bound = false;
                for (int unit = 1; unit <= 400; unit++) {
                    control = control.plus(Customers.normal(random, 1, 10, 3));
                    treatment = treatment.plus(Customers.normal(random, 1, 10, 3));
                    alarm |= test.compare(control, treatment) instanceof Effect effect && effect.isSignificant(ALPHA);
                    bound |= oneSided.compare(control, treatment) instanceof Finding finding && finding.isShown(ALPHA);
                }
                return new boolean[] {alarm, bound};
            });
            assertAtMost(
                    "always valid, tuned to %d units, a look after each: false alarms".formatted(tuning),
                    counts[0],
                    runs,
                    ALPHA);
            assertAtMost(
                    "always valid in one direction, tuned to %d units, a look after each: false alarms"
                            .formatted(tuning),
                    counts[1],
                    runs,
                    ALPHA);
        }
    }
}
