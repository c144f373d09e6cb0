package io.truelift.statistics;

import static io.truelift.statistics.Expectations.assertConsistent;
import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.statistics.Inference.AlwaysValid;
import io.truelift.statistics.Inference.FixedHorizon;
import io.truelift.statistics.Inference.GroupSequential;
import io.truelift.statistics.NonInferiority.Better;
import io.truelift.statistics.NonInferiority.Finding;
import io.truelift.statistics.NonInferiority.Margin;
import io.truelift.statistics.Posterior.Belief;
import io.truelift.statistics.Posterior.Prior;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** Every test under every policy, over random arms: p-value, difference and lift give one answer, also on the very edge. */
class VerdictConsistencyTest {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** A first look of two with O'Brien and Fleming's bounds, and a p-value that is only right to five digits: the bound must win. */
    private static final GroupSequential ROUGH =
            new GroupSequential(0.05, 2.7965, z -> Math.round(2e5 * NORMAL.survivalProbability(z / 1.42682)) / 1e5);

    private static final List<Inference> POLICIES = List.of(
            new FixedHorizon(0.05),
            new FixedHorizon(0.3),
            new FixedHorizon(1e-6),
            AlwaysValid.tightestAt(0.05, 50),
            AlwaysValid.tightestAt(0.2, 1e6),
            ROUGH,
            new GroupSequential(0.025, Double.POSITIVE_INFINITY, z -> 1),
            new GroupSequential(0.1, 0, z -> 0));

    private final RandomGenerator random = new SplittableRandom(20260401);

    @Test
    void means() {
        each(
                4000,
                inference -> assertConsistent(
                        WelchTest.under(inference).compare(arm(1).sample(0), arm(1).sample(0)), inference.alpha()));
    }

    @Test
    void ratios() {
        each(
                2000,
                inference -> assertConsistent(
                        RatioTest.under(inference).compare(arm(2).ratio(0, 1), arm(2).ratio(0, 1)), inference.alpha()));
    }

    @Test
    void shares() {
        each(2000, inference -> {
            ProportionSummary control = share();
            ProportionSummary treatment = share();
            assertConsistent(ProportionTest.under(inference).compare(control, treatment), inference.alpha());
            assertConsistent(
                    ProportionTest.under(inference).corrected().compare(control, treatment), inference.alpha());
        });
    }

    @Test
    void adjustedMeans() {
        each(400, inference -> {
            Moments control = arm(3);
            Moments treatment = arm(3);
            assertConsistent(
                    CupedTest.under(inference).compare(control, treatment).comparison(), inference.alpha());
            assertConsistent(
                    CupedTest.under(inference).compareRatios(control, treatment).comparison(), inference.alpha());
            assertConsistent(
                    RegressionAdjustedTest.under(inference)
                            .compare(control, treatment)
                            .comparison(),
                    inference.alpha());
        });
    }

    @Test
    void stratifiedMeans() {
        each(400, inference -> {
            List<PostStratifiedTest.Stratum> strata = new ArrayList<>();
            for (int stratum = 0; stratum <= random.nextInt(5); stratum++) {
                strata.add(new PostStratifiedTest.Stratum(arm(1).sample(0), arm(1).sample(0)));
            }
            assertConsistent(PostStratifiedTest.under(inference).compare(strata).comparison(), inference.alpha());
        });
    }

    @Test
    void nonInferiority() {
        each(1500, inference -> {
            if (inference.alpha() < 0.5) {
                Margin margin =
                        new Margin(random.nextInt(4) * 0.2, random.nextBoolean() ? Scale.ABSOLUTE : Scale.RELATIVE);
                Better better = random.nextBoolean() ? Better.HIGHER : Better.LOWER;
                NonInferiorityTest test = NonInferiorityTest.under(inference, margin, better);
                assertOneSided(test.compare(arm(1).sample(0), arm(1).sample(0)), inference.alpha());
                assertOneSided(test.compare(arm(2).ratio(0, 1), arm(2).ratio(0, 1)), inference.alpha());
                assertOneSided(test.compare(share(), share()), inference.alpha());
            }
        });
    }

    private static void assertOneSided(NonInferiority result, double alpha) {
        if (result instanceof Finding finding) {
            double sign = finding.better() == Better.HIGHER ? 1 : -1;
            assertThat(finding.pValue()).as("%s", finding).isBetween(0.0, 1.0);
            assertThat(sign * finding.bound() > -finding.margin().size())
                    .as("%s", finding)
                    .isEqualTo(finding.isShown(alpha));
            double slack = 1e-12 * (Math.abs(finding.estimate()) + finding.standardError());
            assertThat(sign * finding.bound())
                    .as("%s", finding)
                    .isLessThanOrEqualTo(Math.max(
                                    sign * finding.estimate(), -finding.margin().size())
                            + slack);
        }
    }

    @Test
    void beliefs() {
        for (int repetition = 0; repetition < 4000; repetition++) {
            double alpha = List.of(0.05, 0.3, 0.001).get(random.nextInt(3));
            Scale scale = random.nextBoolean() ? Scale.ABSOLUTE : Scale.RELATIVE;
            Prior prior = new Prior(random.nextGaussian(), Math.exp(3 * random.nextGaussian()), scale);
            if (BayesianTest.of(alpha, prior).compare(arm(1).sample(0), arm(1).sample(0)) instanceof Belief belief) {
                double tail = Math.min(belief.chanceToBeatControl(), 1 - belief.chanceToBeatControl());
                if (Math.abs(tail - alpha / 2) > 1e-12) {
                    assertThat(belief.absolute().interval().contains(0))
                            .as("%s", belief)
                            .isEqualTo(tail > alpha / 2);
                }
                belief.relative()
                        .ifPresent(lift -> assertThat(lift.interval().contains(0))
                                .as("%s", belief)
                                .isEqualTo(belief.absolute().interval().contains(0)));
                assertThat(belief.lossOfTreatment()).as("%s", belief).isGreaterThanOrEqualTo(0);
                assertThat(belief.lossOfControl()).as("%s", belief).isGreaterThanOrEqualTo(0);
            }
        }
    }

    @Test
    void onTheVeryEdge() {
        SampleSummary control = summary(1_000_000, "5");
        for (Inference inference : POLICIES) {
            BigDecimal below = new BigDecimal("5");
            BigDecimal above = new BigDecimal("6");
            for (int step = 0; step < 70; step++) {
                BigDecimal middle = below.add(above).divide(BigDecimal.TWO);
                Comparison comparison =
                        WelchTest.under(inference).compare(control, summary(1_000_000, middle.toString()));
                assertConsistent(comparison, inference.alpha());
                if (((Comparison.Effect) comparison).isSignificant(inference.alpha())) {
                    above = middle;
                } else {
                    below = middle;
                }
            }
        }
    }

    /** Units with this mean and a variance near 100. */
    private static SampleSummary summary(long n, String mean) {
        BigDecimal units = BigDecimal.valueOf(n);
        BigDecimal value = new BigDecimal(mean);
        return new SampleSummary(
                n,
                value.multiply(units),
                value.multiply(value).add(BigDecimal.valueOf(100)).multiply(units));
    }

    private interface Check {
        void under(Inference inference);
    }

    private void each(int repetitions, Check check) {
        for (Inference inference : POLICIES) {
            for (int repetition = 0; repetition < repetitions / POLICIES.size() + 1; repetition++) {
                check.under(inference);
            }
        }
    }

    /** Up to forty units with correlated whole, decimal or constant values around any baseline, negative and zero ones too. */
    private Moments arm(int variables) {
        double baseline = List.of(0.0, 1.0, -1.0, 10.0, -1e6).get(random.nextInt(5));
        double spread = List.of(0.0, 0.1, 1.0, 30.0).get(random.nextInt(4));
        Moments moments = Moments.empty(variables);
        int units = 1 + random.nextInt(40);
        for (int unit = 0; unit < units; unit++) {
            double common = random.nextGaussian();
            List<BigDecimal> values = new ArrayList<>();
            for (int variable = 0; variable < variables; variable++) {
                double value = baseline + spread * (common + variable * random.nextGaussian());
                values.add(random.nextInt(50) == 0 ? BigDecimal.ONE : BigDecimal.valueOf(Math.round(value * 1000), 3));
            }
            moments = moments.plus(Moments.of(values));
        }
        return moments;
    }

    private ProportionSummary share() {
        long units = List.of(1L, 3L, 20L, 400L, 1_000_000L).get(random.nextInt(5));
        long successes = switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> units;
            case 2 -> Math.round(units * 0.1);
            default -> random.nextLong(units + 1);
        };
        return new ProportionSummary(units, successes);
    }
}
