package io.truelift.statistics;

import static io.truelift.statistics.Expectations.effect;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

/**
 * How often the tests raise a false alarm and how often the intervals hold the truth, on a fixed seed. The bounds are those between which
 * the count falls with probability 0.9998 if the nominal rate is the true one.
 */
class SimulationTest {

    private static final double ALPHA = 0.05;

    @Test
    void welchKeepsItsPromisesOnSkewedRevenue() {
        // One customer in five buys, for log-normal pounds: the values have a skewness near 7.
        RandomGenerator random = new SplittableRandom(1947);
        double trueMean = 0.2 * 20 * Math.exp(0.5);
        int repetitions = 3000;
        int falseAlarms = 0;
        int differencesHeld = 0;
        int liftsHeld = 0;
        for (int repetition = 0; repetition < repetitions; repetition++) {
            SampleSummary control = revenue(random, 0.2);
            falseAlarms += effect(WelchTest.atAlpha(ALPHA).compare(control, revenue(random, 0.2)))
                            .isSignificant(ALPHA)
                    ? 1
                    : 0;
            // A quarter more buyers: the true lift is 0.25.
            Comparison.Effect effect = effect(WelchTest.atAlpha(ALPHA).compare(control, revenue(random, 0.25)));
            differencesHeld += effect.absolute().interval().contains(0.25 * trueMean) ? 1 : 0;
            liftsHeld += effect.relative().orElseThrow().interval().contains(0.25) ? 1 : 0;
        }
        assertNominal("false alarms", falseAlarms, repetitions, ALPHA);
        assertNominal("differences held", differencesHeld, repetitions, 1 - ALPHA);
        assertNominal("lifts held", liftsHeld, repetitions, 1 - ALPHA);
    }

    @Test
    void theScoreTestKeepsItsPromises() {
        RandomGenerator random = new SplittableRandom(1984);
        BinomialDistribution base = BinomialDistribution.of(4000, 0.05);
        BinomialDistribution lifted = BinomialDistribution.of(3000, 0.06);
        BinomialDistribution same = BinomialDistribution.of(3000, 0.05);
        ProportionTest score = ProportionTest.atAlpha(ALPHA);
        int repetitions = 10_000;
        int falseAlarms = 0;
        int differencesHeld = 0;
        int liftsHeld = 0;
        for (int repetition = 0; repetition < repetitions; repetition++) {
            ProportionSummary control = draw(base, 4000, random);
            falseAlarms +=
                    effect(score.compare(control, draw(same, 3000, random))).isSignificant(ALPHA) ? 1 : 0;
            Comparison.Effect effect = effect(score.compare(control, draw(lifted, 3000, random)));
            differencesHeld += effect.absolute().interval().contains(0.01) ? 1 : 0;
            liftsHeld += effect.relative().orElseThrow().interval().contains(0.2) ? 1 : 0;
        }
        assertNominal("false alarms", falseAlarms, repetitions, ALPHA);
        assertNominal("differences held", differencesHeld, repetitions, 1 - ALPHA);
        assertNominal("lifts held", liftsHeld, repetitions, 1 - ALPHA);
    }

    private static void assertNominal(String what, int seen, int repetitions, double rate) {
        BinomialDistribution nominal = BinomialDistribution.of(repetitions, rate);
        assertThat(seen)
                .as("%s of %d", what, repetitions)
                .isBetween(nominal.inverseCumulativeProbability(1e-4), nominal.inverseSurvivalProbability(1e-4));
    }

    private static ProportionSummary draw(BinomialDistribution distribution, long units, RandomGenerator random) {
        return new ProportionSummary(units, distribution.inverseCumulativeProbability(random.nextDouble()));
    }

    /** Revenue of 1,500 customers in whole pence, so that sums are exact. */
    private static SampleSummary revenue(RandomGenerator random, double buyers) {
        int units = 1500;
        long sum = 0;
        long squares = 0;
        for (int unit = 0; unit < units; unit++) {
            if (random.nextDouble() < buyers) {
                long pence = Math.round(2000 * Math.exp(random.nextGaussian()));
                sum += pence;
                squares = Math.addExact(squares, pence * pence);
            }
        }
        return new SampleSummary(units, BigDecimal.valueOf(sum, 2), BigDecimal.valueOf(squares, 4));
    }
}
