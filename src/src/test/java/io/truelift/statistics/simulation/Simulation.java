package io.truelift.statistics.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Runs of an experiment that never took place, each on a random generator of its own, so that a seed gives the same counts on any number of
 * processors.
 */
public final class Simulation {

    /** Unless a test says otherwise. */
    public static final int RUNS = 10_000;

    private Simulation() {}

    /** How many of the runs came out so. */
    public static int count(int runs, long seed, Predicate<RandomGenerator> run) {
        return counts(runs, seed, 1, random -> new boolean[] {run.test(random)})[0];
    }

    /** How many of the runs came out so, for several outcomes of each run. */
    public static int[] counts(int runs, long seed, int outcomes, Run run) {
        long[] seeds = new SplittableRandom(seed).longs(runs).toArray();
        return IntStream.range(0, runs).parallel()
                .mapToObj(index -> run.outcomes(new SplittableRandom(seeds[index])))
                .collect(() -> new int[outcomes], Simulation::add, Simulation::addAll);
    }

    /**
     * The count lies within the binomial interval of the nominal rate: where it falls with a probability of 99.98 % if that rate is the true
     * one.
     */
    public static void assertNominal(String what, int seen, int runs, double rate) {
        BinomialDistribution nominal = BinomialDistribution.of(runs, rate);
        System.out.printf("SIM %-70s %.4f (nominal %.4f)%n", what, (double) seen / runs, rate);
        assertThat(seen)
                .as("%s of %d, nominally %s", what, runs, rate)
                .isBetween(nominal.inverseCumulativeProbability(1e-4), nominal.inverseSurvivalProbability(1e-4));
    }

    /** The count is not above what the rate explains. */
    public static void assertAtMost(String what, int seen, int runs, double rate) {
        System.out.printf("SIM %-70s %.4f (at most %.4f)%n", what, (double) seen / runs, rate);
        assertThat(seen).as("%s of %d, at most %s", what, runs, rate).isLessThanOrEqualTo(BinomialDistribution.of(runs, rate).inverseSurvivalProbability(1e-4));
    }

    /** The count is not below what the rate explains. */
    public static void assertAtLeast(String what, int seen, int runs, double rate) {
        System.out.printf("SIM %-70s %.4f (at least %.4f)%n", what, (double) seen / runs, rate);
        assertThat(seen).as("%s of %d, at least %s", what, runs, rate).isGreaterThanOrEqualTo(BinomialDistribution.of(runs, rate).inverseCumulativeProbability(1e-4));
    }

    /** One run. */
    public interface Run {
        boolean[] outcomes(RandomGenerator random);
    }

    private static void add(int[] counts, boolean[] outcomes) {
        for (int index = 0; index < counts.length; index++) {
            counts[index] += outcomes[index] ? 1 : 0;
        }
    }

    private static void addAll(int[] counts, int[] others) {
        for (int index = 0; index < counts.length; index++) {
            counts[index] += others[index];
        }
    }
}
