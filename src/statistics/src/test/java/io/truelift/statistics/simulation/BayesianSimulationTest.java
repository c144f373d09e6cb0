package io.truelift.statistics.simulation;

import static io.truelift.statistics.simulation.Simulation.ALL_RUNS;
import static io.truelift.statistics.simulation.Simulation.assertNominal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.truelift.statistics.BayesianTest;
import io.truelift.statistics.Posterior;
import io.truelift.statistics.Scale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Where effects are drawn from the prior, the posterior means what it says: of all runs in which the chance to beat the control is about
 * 90 %, the treatment is better in about 90 %.
 */
class BayesianSimulationTest {

    private static final double PRIOR_DEVIATION = 0.1;
    private static final BayesianTest TEST =
            BayesianTest.of(0.05, new Posterior.Prior(0.02, PRIOR_DEVIATION, Scale.ABSOLUTE));

    private record Run(double effect, Posterior.Belief belief) {

        static Run draw(RandomGenerator random) {
            double effect = 0.02 + PRIOR_DEVIATION * random.nextGaussian();
            return new Run(effect, (Posterior.Belief)
                    TEST.compare(Customers.normal(random, 200, 5, 1), Customers.normal(random, 200, 5 + effect, 1)));
        }
    }

    @Test
    void intervalsHoldTheEffectsOfThePrior() {
        int[] held = Simulation.counts(ALL_RUNS, 71, 2, random -> {
            Run run = Run.draw(random);
            return new boolean[] {
                run.belief().absolute().interval().contains(run.effect()),
                run.belief().relative().orElseThrow().interval().contains(run.effect() / 5)
            };
        });
        assertNominal("Bayesian, differences held under the prior", held[0], ALL_RUNS, 0.95);
        assertNominal("Bayesian, lifts held under the prior", held[1], ALL_RUNS, 0.95);
    }

    @Test
    void chancesComeTrueAndLossesAreThoseExpected() {
        long[] seeds = new SplittableRandom(72).longs(ALL_RUNS).toArray();
        Run[] runs = IntStream.range(0, ALL_RUNS)
                .parallel()
                .mapToObj(index -> Run.draw(new SplittableRandom(seeds[index])))
                .toArray(Run[]::new);
        double[] lows = {0, 0.1, 0.25, 0.5, 0.75, 0.9, 1};
        for (int bin = 1; bin < lows.length; bin++) {
            int count = 0;
            int better = 0;
            double chances = 0;
            for (Run run : runs) {
                double chance = run.belief().chanceToBeatControl();
                if (chance > lows[bin - 1] && chance <= lows[bin]) {
                    count++;
                    chances += chance;
                    better += run.effect() > 0 ? 1 : 0;
                }
            }
            assertNominal(
                    "Bayesian, better where the chance is %s to %s".formatted(lows[bin - 1], lows[bin]),
                    better,
                    count,
                    chances / count);
        }
        double expected = 0;
        double suffered = 0;
        for (Run run : runs) {
            boolean chosen = run.belief().chanceToBeatControl() > 0.5;
            expected += chosen ? run.belief().lossOfTreatment() : run.belief().lossOfControl();
            suffered += Math.max(0, chosen ? -run.effect() : run.effect());
        }
        assertThat(suffered / ALL_RUNS).isCloseTo(expected / ALL_RUNS, within(0.001));
    }
}
