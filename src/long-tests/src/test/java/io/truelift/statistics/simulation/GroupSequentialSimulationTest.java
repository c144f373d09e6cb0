package io.truelift.statistics.simulation;

import static io.truelift.statistics.simulation.Simulation.RUNS;
import static io.truelift.statistics.simulation.Simulation.assertNominal;
import static io.truelift.statistics.simulation.Simulation.assertPower;

import io.truelift.statistics.ProportionSummary;
import io.truelift.statistics.SampleSummary;
import io.truelift.statistics.sequential.AlphaSpending;
import io.truelift.statistics.sequential.GroupSequentialDesign;
import io.truelift.statistics.sequential.Look;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The error over all looks of a group-sequential test, with skewed revenue, and the power that was planned. */
@Tag("slow")
class GroupSequentialSimulationTest {

    private static final double ALPHA = 0.05;

    @Test
    void fiveEqualLooksByOBrienAndFleming() {
        assertKeepsAlpha(
                "group-sequential, O'Brien-Fleming, 5 looks",
                GroupSequentialDesign.equallySpaced(ALPHA, AlphaSpending.OBRIEN_FLEMING, 5),
                21);
    }

    @Test
    void fiveEqualLooksByPocock() {
        assertKeepsAlpha(
                "group-sequential, Pocock, 5 looks",
                GroupSequentialDesign.equallySpaced(ALPHA, AlphaSpending.POCOCK, 5),
                22);
    }

    @Test
    void unequalLooks() {
        List<Double> fractions = List.of(0.2, 0.3, 0.8, 1.0);
        assertKeepsAlpha(
                "group-sequential, O'Brien-Fleming, uneven looks",
                new GroupSequentialDesign(ALPHA, AlphaSpending.OBRIEN_FLEMING, fractions),
                23);
        assertKeepsAlpha(
                "group-sequential, Pocock, uneven looks",
                new GroupSequentialDesign(ALPHA, AlphaSpending.POCOCK, fractions),
                24);
    }

    @Test
    void sharesUnderTheScoreTest() {
        for (AlphaSpending spending : AlphaSpending.values()) {
            List<Look> looks =
                    GroupSequentialDesign.equallySpaced(ALPHA, spending, 5).looks();
            int alarms = Simulation.count(RUNS, 26, random -> {
                ProportionSummary control = ProportionSummary.empty();
                ProportionSummary treatment = ProportionSummary.empty();
                for (Look look : looks) {
                    control = control.plus(Customers.share(random, 800, 0.05));
                    treatment = treatment.plus(Customers.share(random, 800, 0.05));
                    double pooled = (control.share() + treatment.share()) / 2;
                    double error = Math.sqrt(pooled * (1 - pooled) * 2 / control.n());
                    if (Math.abs(treatment.share() - control.share()) > look.bound() * error) {
                        return true;
                    }
                }
                return false;
            });
            assertNominal(
                    "group-sequential, %s, shares of 5 %%, 5 looks: false alarms at any look".formatted(spending),
                    alarms,
                    RUNS,
                    ALPHA);
        }
    }

    @Test
    void powerIsThatOfThePlan() {
        for (AlphaSpending spending : AlphaSpending.values()) {
            GroupSequentialDesign design = GroupSequentialDesign.equallySpaced(ALPHA, spending, 4);
            // A fixed test of two arms of 392.44 units finds 0.2 standard deviations with 80 %: (qnorm(.975) +
            // qnorm(.8))^2 * 2 / 0.2^2.
            int units = (int) Math.ceil(design.inflation(0.8) * 392.44 / 4) * 4;
            int found = Simulation.count(RUNS, 25, random -> {
                SampleSummary control = SampleSummary.empty();
                SampleSummary treatment = SampleSummary.empty();
                for (Look look : design.looks()) {
                    control = control.plus(Customers.normal(random, units / 4, 0, 1));
                    treatment = treatment.plus(Customers.normal(random, units / 4, 0.2, 1));
                    if (statistic(control, treatment) > look.bound()) {
                        return true;
                    }
                }
                return false;
            });
            assertPower("power, group-sequential, %s, 4 looks, %d units".formatted(spending, units), found, RUNS, 0.8);
        }
    }

    private static void assertKeepsAlpha(String what, GroupSequentialDesign design, long seed) {
        List<Look> looks = design.looks();
        int units = 4000;
        int alarms = Simulation.count(RUNS, seed, random -> {
            SampleSummary control = SampleSummary.empty();
            SampleSummary treatment = SampleSummary.empty();
            for (Look look : looks) {
                int more = (int) Math.round(units * look.fraction()) - (int) control.n();
                control = control.plus(Customers.revenue(random, more, 0.2));
                treatment = treatment.plus(Customers.revenue(random, more, 0.2));
                if (Math.abs(statistic(control, treatment)) > look.bound()) {
                    return true;
                }
            }
            return false;
        });
        assertNominal(what + ": false alarms at any look", alarms, RUNS, ALPHA);
    }

    private static double statistic(SampleSummary control, SampleSummary treatment) {
        return (treatment.mean() - control.mean())
                / Math.sqrt(control.variance() / control.n() + treatment.variance() / treatment.n());
    }
}
