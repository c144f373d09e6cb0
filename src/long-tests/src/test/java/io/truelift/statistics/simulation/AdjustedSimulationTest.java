package io.truelift.statistics.simulation;

import static io.truelift.statistics.simulation.Simulation.RUNS;
import static io.truelift.statistics.simulation.Simulation.assertBetween;
import static io.truelift.statistics.simulation.Simulation.assertNominal;
import static io.truelift.statistics.simulation.Simulation.assertPower;

import io.truelift.statistics.AdjustedComparison;
import io.truelift.statistics.Comparison;
import io.truelift.statistics.CupedTest;
import io.truelift.statistics.PostStratifiedTest;
import io.truelift.statistics.PostStratifiedTest.Stratum;
import io.truelift.statistics.RegressionAdjustedTest;
import io.truelift.statistics.planning.MeanPower;
import io.truelift.statistics.planning.PlannedTest;
import io.truelift.statistics.planning.UnitFactor;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests that take out what was known before: level and coverage with skewed revenue and two covariates, and the power that was planned. */
@Tag("slow")
class AdjustedSimulationTest {

    private static final double ALPHA = 0.05;
    private static final double LIFT = 0.1;
    private static final CupedTest CUPED = CupedTest.atAlpha(ALPHA);
    private static final RegressionAdjustedTest REGRESSION = RegressionAdjustedTest.atAlpha(ALPHA);
    private static final PostStratifiedTest STRATIFIED = PostStratifiedTest.atAlpha(ALPHA);

    @Test
    void cuped() {
        assertKeepsPromises(
                "CUPED, two covariates, 500 units an arm",
                51,
                500,
                500,
                (control, treatment) -> CUPED.compare(control.moments(), treatment.moments()));
    }

    @Test
    void cupedInUnequalArms() {
        assertKeepsPromises(
                "CUPED, two covariates, 3,000 and 1,000 units",
                52,
                3000,
                1000,
                (control, treatment) -> CUPED.compare(control.moments(), treatment.moments()));
    }

    @Test
    void regressionAdjustment() {
        assertKeepsPromises(
                "regression adjustment (Lin), 2,000 units an arm",
                53,
                2000,
                2000,
                (control, treatment) -> REGRESSION.compare(control.moments(), treatment.moments()));
    }

    @Test
    void regressionAdjustmentRaisesMoreAlarmsWhereFewUnitsHaveSkewedCovariates() {
        // Each arm's own slopes follow its few largest customers, whose noise is largest too: their residuals come out
        // too small, which sums
        // alone cannot tell. An honest limit, not a promise; CUPED, whose slope is pooled, does not have it.
        int alarms = Simulation.count(
                RUNS,
                54,
                random -> effect(REGRESSION.compare(
                                Shoppers.draw(random, 500, 0).moments(),
                                Shoppers.draw(random, 500, 0).moments()))
                        .isSignificant(ALPHA));
        assertBetween("regression adjustment (Lin), 500 units an arm: false alarms", alarms, RUNS, 0.05, 0.062);
    }

    @Test
    void postStratification() {
        assertKeepsPromises(
                "post-stratification, 3 groups, 500 units an arm", 55, 500, 500, AdjustedSimulationTest::stratified);
    }

    @Test
    void powerOfCupedIsThatOfThePlan() {
        PlannedTest plan = PlannedTest.atAlpha(ALPHA);
        Shoppers history = Shoppers.draw(new SplittableRandom(56), 400_000, 0);
        Shoppers other = Shoppers.draw(new SplittableRandom(57), 400_000, 0);
        double explained = CUPED.compare(history.moments(), other.moments())
                .varianceReduction()
                .orElseThrow();
        double deviation = Math.sqrt(history.moments().sample(0).variance());
        // A lift of 10 % makes the treatment's variance larger by 21 %: planned with the mean of both.
        double spread = deviation * Math.sqrt((1 + 1.21) / 2);
        int units = (int) Math.ceil(MeanPower.of(spread, plan)
                .needing(UnitFactor.ofCovariate(explained))
                .units(LIFT * 100 * Shoppers.MEAN, 0.8)
                .orElseThrow());
        int found = Simulation.count(
                RUNS,
                58,
                random -> effect(CUPED.compare(
                                Shoppers.draw(random, units, 0).moments(),
                                Shoppers.draw(random, units, LIFT).moments()))
                        .isSignificant(ALPHA));
        assertPower("power, CUPED with R^2 = %.3f, %d units".formatted(explained, units), found, RUNS, 0.8);
    }

    private interface AdjustedTest {
        AdjustedComparison compare(Shoppers control, Shoppers treatment);
    }

    private static AdjustedComparison stratified(Shoppers control, Shoppers treatment) {
        return STRATIFIED.compare(List.of(
                new Stratum(control.group(0), treatment.group(0)),
                new Stratum(control.group(1), treatment.group(1)),
                new Stratum(control.group(2), treatment.group(2))));
    }

    private static Comparison.Effect effect(AdjustedComparison adjusted) {
        return (Comparison.Effect) adjusted.comparison();
    }

    private static void assertKeepsPromises(String what, long seed, int controls, int treatments, AdjustedTest test) {
        double truth = LIFT * 100 * Shoppers.MEAN;
        int[] counts = Simulation.counts(RUNS, seed, 3, random -> {
            Shoppers control = Shoppers.draw(random, controls, 0);
            Comparison.Effect nothing = effect(test.compare(control, Shoppers.draw(random, treatments, 0)));
            Comparison.Effect effect =
                    effect(test.compare(Shoppers.draw(random, controls, 0), Shoppers.draw(random, treatments, LIFT)));
            return new boolean[] {
                nothing.isSignificant(ALPHA),
                effect.absolute().interval().contains(truth),
                effect.relative()
                        .map(relative -> relative.interval().contains(LIFT))
                        .orElse(true)
            };
        });
        assertNominal(what + ": false alarms", counts[0], RUNS, ALPHA);
        assertNominal(what + ": differences held", counts[1], RUNS, 1 - ALPHA);
        assertNominal(what + ": lifts held", counts[2], RUNS, 1 - ALPHA);
    }
}
