package io.truelift.statistics.simulation;

import static io.truelift.statistics.simulation.Simulation.RUNS;
import static io.truelift.statistics.simulation.Simulation.assertBetween;
import static io.truelift.statistics.simulation.Simulation.assertNominal;

import io.truelift.statistics.AdjustedComparison;
import io.truelift.statistics.Comparison.Effect;
import io.truelift.statistics.CupedTest;
import io.truelift.statistics.Moments;
import io.truelift.statistics.PostStratifiedTest;
import io.truelift.statistics.PostStratifiedTest.Stratum;
import io.truelift.statistics.RegressionAdjustedTest;
import io.truelift.statistics.SampleSummary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where what was estimated beside the effect matters: slopes from few units, the centre under a large lift, shares of strata whose effects differ. */
@Tag("slow")
class SmallAdjustedSimulationTest {

    private static final double ALPHA = 0.05;
    private static final CupedTest CUPED = CupedTest.atAlpha(ALPHA);

    @ParameterizedTest
    @CsvSource({"3, 3, 81", "5, 5, 82", "10, 10, 83", "4, 12, 84"})
    void cupedOfFewUnits(int controls, int treatments, long seed) {
        // With the slope taken as known: 11.1 % with 3 an arm, 8.0 % with 5, 6.0 % with 10.
        int alarms = Simulation.count(
                RUNS,
                seed,
                random -> effect(CUPED.compare(pairs(random, controls, 1, 0.7), pairs(random, treatments, 1, 0.7)))
                        .isSignificant(ALPHA));
        // Welch's own approximation is not exact with so few: it errs to fewer.
        assertBetween(
                "CUPED, correlation 0.7, %d and %d units: false alarms".formatted(controls, treatments),
                alarms,
                RUNS,
                0.035,
                0.056);
    }

    @Test
    void cupedHoldsALiftOfAHundredPercent() {
        // With the centre taken as known the lift's interval holds 89.7 %.
        int[] counts = Simulation.counts(RUNS, 85, 2, random -> {
            Effect effect = effect(CUPED.compare(pairs(random, 500, 1, 0.9), pairs(random, 500, 2, 0.9)));
            return new boolean[] {
                effect.absolute().interval().contains(10),
                effect.relative().orElseThrow().interval().contains(1)
            };
        });
        assertNominal("CUPED, lift of 100 %, correlation 0.9: differences held", counts[0], RUNS, 1 - ALPHA);
        assertNominal("CUPED, lift of 100 %, correlation 0.9: lifts held", counts[1], RUNS, 1 - ALPHA);
    }

    @Test
    void postStratificationTellsTheEffectInThePopulation() {
        // Strata of one third each with effects of -1.5, 0 and 1.5 standard deviations: none in the population. With
        // shares taken as known 9.8 %.
        int alarms = Simulation.count(RUNS, 86, random -> {
            SampleSummary[][] strata = strata(random, 600);
            List<Stratum> all = new ArrayList<>();
            for (SampleSummary[] arms : strata) {
                all.add(new Stratum(arms[0], arms[1]));
            }
            return effect(PostStratifiedTest.atAlpha(ALPHA).compare(all)).isSignificant(ALPHA);
        });
        assertNominal("post-stratification, effects of -1.5, 0, 1.5 sd: false alarms", alarms, RUNS, ALPHA);
    }

    @Test
    void regressionTellsTheEffectInThePopulation() {
        int alarms = Simulation.count(RUNS, 87, random -> {
            Moments[] arms = {Moments.empty(2), Moments.empty(2)};
            List<List<BigDecimal>> units = new ArrayList<>();
            for (int unit = 0; unit < 600; unit++) {
                int stratum = random.nextInt(3) - 1;
                int arm = unit % 2;
                units.add(List.of(
                        decimal(10 + arm * 1.5 * stratum + random.nextGaussian()), BigDecimal.valueOf(stratum)));
                arms[arm] = arms[arm].plus(Moments.of(units.getLast()));
            }
            return effect(RegressionAdjustedTest.atAlpha(ALPHA).compare(arms[0], arms[1]))
                    .isSignificant(ALPHA);
        });
        assertNominal("regression adjustment (Lin), effects of -1.5, 0, 1.5 sd: false alarms", alarms, RUNS, ALPHA);
    }

    private static SampleSummary[][] strata(RandomGenerator random, int units) {
        SampleSummary[][] strata = new SampleSummary[3][2];
        for (SampleSummary[] arms : strata) {
            arms[0] = SampleSummary.empty();
            arms[1] = SampleSummary.empty();
        }
        for (int unit = 0; unit < units; unit++) {
            int stratum = random.nextInt(3);
            int arm = unit % 2;
            BigDecimal value = decimal(10 + arm * 1.5 * (stratum - 1) + random.nextGaussian());
            strata[stratum][arm] = strata[stratum][arm].plus(new SampleSummary(1, value, value.multiply(value)));
        }
        return strata;
    }

    /** An outcome of mean 10 and standard deviation 3, times a factor, and a covariate with this correlation. */
    private static Moments pairs(RandomGenerator random, int units, double factor, double correlation) {
        Moments moments = Moments.empty(2);
        for (int unit = 0; unit < units; unit++) {
            double covariate = random.nextGaussian();
            double outcome = correlation * covariate + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
            moments = moments.plus(Moments.of(List.of(decimal(factor * (10 + 3 * outcome)), decimal(covariate))));
        }
        return moments;
    }

    private static BigDecimal decimal(double value) {
        return BigDecimal.valueOf(Math.round(value * 1e4), 4);
    }

    private static Effect effect(AdjustedComparison adjusted) {
        return (Effect) adjusted.comparison();
    }
}
