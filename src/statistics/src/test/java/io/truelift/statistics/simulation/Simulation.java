package io.truelift.statistics.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Runs of an experiment that never took place, each on a random generator of its own, so that a seed gives the same counts on any number of
 * processors.
 */
public final class Simulation {

    /** Runs whose shares the documentation tells, and to which the limits of shares were set. */
    public static final int ALL_RUNS = 10_000;

    /** The first runs of them, unless a test says otherwise: three in ten, or as many as {@code -Dtruelift.runs} says. */
    public static final int RUNS = Integer.getInteger("truelift.runs", 3 * ALL_RUNS / 10);

    private static final Path REPORT =
            Path.of(System.getProperty("truelift.root"), "src/target/reports/simulations.md");
    private static final Map<String, String> FIGURES = new TreeMap<>();

    private Simulation() {}

    /** How many of the runs came out so. */
    public static int count(int runs, long seed, Predicate<RandomGenerator> run) {
        return counts(runs, seed, 1, random -> new boolean[] {run.test(random)})[0];
    }

    /** How many of the runs came out so, for several outcomes of each run. */
    public static int[] counts(int runs, long seed, int outcomes, Run run) {
        long[] seeds = new SplittableRandom(seed).longs(runs).toArray();
        return IntStream.range(0, runs)
                .parallel()
                .mapToObj(index -> run.outcomes(new SplittableRandom(seeds[index])))
                .collect(() -> new int[outcomes], Simulation::add, Simulation::addAll);
    }

    /**
     * The count lies within the binomial interval of the nominal rate: where it falls with a probability of 99.98 % if that rate is the true
     * one.
     */
    public static void assertNominal(String what, int seen, int runs, double rate) {
        BinomialDistribution nominal = BinomialDistribution.of(runs, rate);
        report(what, seen, runs, "nominal %s".formatted(rounded(rate)));
        assertThat(seen)
                .as("%s of %d, nominally %s", what, runs, rate)
                .isBetween(nominal.inverseCumulativeProbability(1e-4), nominal.inverseSurvivalProbability(1e-4));
    }

    /** The count is not above what the rate explains. */
    public static void assertAtMost(String what, int seen, int runs, double rate) {
        report(what, seen, runs, "at most %s".formatted(rounded(rate)));
        assertThat(seen)
                .as("%s of %d, at most %s", what, runs, rate)
                .isLessThanOrEqualTo(BinomialDistribution.of(runs, rate).inverseSurvivalProbability(1e-4));
    }

    /** The count is not below what the rate explains. */
    public static void assertAtLeast(String what, int seen, int runs, double rate) {
        report(what, seen, runs, "at least %s".formatted(rounded(rate)));
        assertThat(seen)
                .as("%s of %d, at least %s", what, runs, rate)
                .isGreaterThanOrEqualTo(BinomialDistribution.of(runs, rate).inverseCumulativeProbability(1e-4));
    }

    /** The share of runs is that of the plan, to within one point in all of them. */
    public static void assertPower(String what, int seen, int runs, double planned) {
        report(what, seen, runs, "planned %s, within 0.01".formatted(rounded(planned)));
        assertThat((double) seen / runs).as(what).isCloseTo(planned, within(0.01 + strayingOfTheFirst(runs, planned)));
    }

    /** A limit that we know of, not a promise: there the rate is off, but not more than this in all runs. */
    public static void assertBetween(String what, int seen, int runs, double low, double high) {
        report(what, seen, runs, "off, between %s and %s".formatted(rounded(low), rounded(high)));
        assertThat((double) seen / runs)
                .as(what)
                .isBetween(low - strayingOfTheFirst(runs, low), high + strayingOfTheFirst(runs, high));
    }

    /**
     * How far the share of the first runs is from that of all with a probability of one in ten thousand on either side: they are drawn
     * from all without putting back, so that the variance of the difference is p (1 - p) (1 / first - 1 / all); none where all are run.
     */
    private static double strayingOfTheFirst(int runs, double share) {
        if (runs != RUNS || RUNS >= ALL_RUNS) {
            return 0;
        }
        return 3.719 * Math.sqrt(share * (1 - share) * (1.0 / runs - 1.0 / ALL_RUNS));
    }

    /** All figures of these tests are left in {@code src/target/reports/simulations.md}. */
    private static synchronized void report(String what, int seen, int runs, String against) {
        FIGURES.put(what, "| %s | %d | %s | %s |".formatted(what, runs, rounded((double) seen / runs), against));
        List<String> lines = new ArrayList<>(List.of("| what | runs | share | against |", "|---|---|---|---|"));
        lines.addAll(FIGURES.values());
        try {
            Files.createDirectories(REPORT.getParent());
            Files.write(REPORT, lines);
        } catch (IOException exception) {
            throw new UncheckedIOException("Cannot write " + REPORT, exception);
        }
    }

    private static String rounded(double share) {
        return "%.4f".formatted(share);
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
