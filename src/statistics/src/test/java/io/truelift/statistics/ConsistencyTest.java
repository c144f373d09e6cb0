package io.truelift.statistics;

import static io.truelift.statistics.Expectations.assertConsistent;
import static io.truelift.statistics.Expectations.effect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The same question asked as p-value, as difference and as lift gets one answer, over grids that go to the extremes. */
class ConsistencyTest {

    private static final double[] ALPHAS = {0.001, 0.05, 0.32};
    private static final long[] UNITS = {1, 2, 5, 29, 1000, 1_000_003, 3_000_000_000L};

    @Test
    void sharesOfSmallArmsNeverContradictThemselves() {
        for (double alpha : ALPHAS) {
            for (int controlUnits = 1; controlUnits <= 9; controlUnits++) {
                for (int treatmentUnits = 1; treatmentUnits <= 12; treatmentUnits++) {
                    compareAllSuccesses(alpha, controlUnits, treatmentUnits);
                }
            }
        }
    }

    private static void compareAllSuccesses(double alpha, int controlUnits, int treatmentUnits) {
        for (int control = 0; control <= controlUnits; control++) {
            for (int treatment = 0; treatment <= treatmentUnits; treatment++) {
                assertShares(
                        alpha,
                        new ProportionSummary(controlUnits, control),
                        new ProportionSummary(treatmentUnits, treatment));
            }
        }
    }

    @Test
    void sharesOfAnySizeNeverContradictThemselves() {
        RandomGenerator random = new SplittableRandom(20260101);
        for (double alpha : ALPHAS) {
            for (long controlUnits : UNITS) {
                for (long treatmentUnits : UNITS) {
                    for (int repetition = 0; repetition < 12; repetition++) {
                        assertShares(alpha, share(controlUnits, random), share(treatmentUnits, random));
                    }
                }
            }
        }
    }

    /** Successes near none, near all, near a common rare share, or anywhere. */
    private static ProportionSummary share(long units, RandomGenerator random) {
        long successes = switch (random.nextInt(4)) {
            case 0 -> random.nextLong(4);
            case 1 -> units - random.nextLong(4);
            case 2 -> Math.round(units * 0.03 + random.nextGaussian() * Math.sqrt(units * 0.03));
            default -> random.nextLong(units + 1);
        };
        return new ProportionSummary(units, Math.clamp(successes, 0, units));
    }

    private static void assertShares(double alpha, ProportionSummary control, ProportionSummary treatment) {
        Comparison comparison = ProportionTest.atAlpha(alpha).compare(control, treatment);
        assertConsistent(comparison, alpha);
        if (comparison instanceof Comparison.Effect effect) {
            assertThat(effect.absolute().interval().low()).isGreaterThanOrEqualTo(-1);
            assertThat(effect.absolute().interval().high()).isLessThanOrEqualTo(1);
            assertThat(effect.relative().isPresent()).isEqualTo(control.successes() > 0);
            effect.relative()
                    .ifPresent(lift -> assertThat(lift.interval().low()).isGreaterThanOrEqualTo(-1));
            effect.relative()
                    .ifPresent(lift -> assertThat(lift.interval().high()).isFinite());
        }
    }

    @Test
    void aShareExchangedForTheOtherTurnsTheDifferenceRound() {
        ProportionTest score = ProportionTest.atAlpha(0.05);
        RandomGenerator random = new SplittableRandom(5);
        for (int repetition = 0; repetition < 500; repetition++) {
            ProportionSummary one = new ProportionSummary(50, 1 + random.nextInt(49));
            ProportionSummary other = new ProportionSummary(70, 1 + random.nextInt(69));
            Comparison.Effect there = effect(score.compare(one, other));
            Comparison.Effect back = effect(score.compare(other, one));

            assertThat(back.pValue()).isEqualTo(there.pValue());
            assertThat(back.absolute().interval().low())
                    .isCloseTo(-there.absolute().interval().high(), within(1e-12));
            // Ratios invert: (1 + lift) one way is one over the other way.
            double ratio = 1 + there.relative().orElseThrow().interval().high();
            assertThat((1 + back.relative().orElseThrow().interval().low()) * ratio)
                    .isCloseTo(1, within(1e-10));
        }
    }

    @Test
    void meansNeverContradictThemselves() {
        RandomGenerator random = new SplittableRandom(20260102);
        for (double alpha : ALPHAS) {
            WelchTest welch = WelchTest.atAlpha(alpha);
            for (int repetition = 0; repetition < 6000; repetition++) {
                double scale = Math.pow(10, random.nextInt(-60, 60));
                double baseline = List.of(0.0, 1.0, -1.0, 0.01, 1e6, -1e9).get(random.nextInt(6));
                SampleSummary control = sample(random, scale, baseline);
                SampleSummary treatment = sample(random, scale, baseline + random.nextGaussian() * random.nextInt(3));
                assertConsistent(welch.compare(control, treatment), alpha);
            }
        }
    }

    /** Exact sums of a few values around a baseline, some without variance. */
    private static SampleSummary sample(RandomGenerator random, double scale, double baseline) {
        int units = 1 + random.nextInt(40);
        double spread = random.nextInt(5) == 0 ? 0 : Math.pow(10, random.nextInt(-3, 3));
        SampleSummary sum = SampleSummary.empty();
        for (int unit = 0; unit < units; unit++) {
            BigDecimal value = new BigDecimal(scale * (baseline + spread * random.nextGaussian()));
            sum = sum.plus(new SampleSummary(1, value, value.multiply(value)));
        }
        return sum;
    }

    @Test
    void aDifferenceOnTheEdgeOfSignificanceIsOnTheEdgeEverywhere() {
        // Halves the gap between a treatment that is significant and one that is not, down to the last digits of a
        // double.
        BigDecimal below = new BigDecimal("5.02");
        BigDecimal above = new BigDecimal("5.04");
        for (int step = 0; step < 60; step++) {
            BigDecimal middle = below.add(above).divide(BigDecimal.TWO);
            Comparison comparison =
                    WelchTest.atAlpha(0.05).compare(millionAround(new BigDecimal(5)), millionAround(middle));
            assertConsistent(comparison, 0.05);
            if (effect(comparison).isSignificant(0.05)) {
                above = middle;
            } else {
                below = middle;
            }
        }
        // By hand: the normal quantile 1.959964 times sqrt(2 * 100 / 1e6), the standard error.
        assertThat(above.doubleValue()).isCloseTo(5.027718, within(1e-6));
    }

    /** A million units with a variance near 100. */
    private static SampleSummary millionAround(BigDecimal mean) {
        BigDecimal units = BigDecimal.valueOf(1_000_000);
        return new SampleSummary(
                1_000_000,
                mean.multiply(units),
                mean.multiply(mean).add(BigDecimal.valueOf(100)).multiply(units));
    }
}
