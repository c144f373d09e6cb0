package io.truelift.pipelines.quality;

import io.truelift.pipelines.quality.History.Earlier;
import io.truelift.statistics.PopulationStability;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Holds what a run added against what the last published runs added. Nothing is judged before {@value #FEWEST} runs were
 * measured, and nothing is a drift that chance alone would do to so few rows: a tolerance is widened to three standard
 * errors of a count or a share, and for a distribution to what samples of the same shares exceed once in a thousand.
 */
final class Drifts {
    /** Runs that must have been measured. */
    static final int FEWEST = 3;

    private static final double ERRORS = 3;
    private static final double CHANCE = 0.001;
    /** Moves are compared to this part of 1. */
    private static final double MOVES = 1e6;

    private Drifts() {}

    /**
     * @param measured what was measured, and what it was held against
     * @param holds whether it is within
     */
    record Judged(Measured measured, boolean holds) {}

    /** Rows added, against the median of the last runs. */
    static Judged volume(double tolerance, long rows, List<Earlier> earlier) {
        OptionalDouble median = median(earlier);
        if (median.isEmpty()) {
            return new Judged(Measured.of(rows, null, words("%,d rows added; %s", rows, tooFew(earlier))), true);
        }
        double middle = median.getAsDouble();
        double room = Math.max(tolerance * middle, ERRORS * Math.sqrt(middle));
        double bound = rows < middle ? Math.max(0, middle - room) : middle + room;
        boolean holds = rows < middle ? rows >= bound : rows <= bound;
        return new Judged(
                Measured.of(
                        rows,
                        bound,
                        words(
                                "%,d rows added, where the last %d runs added %,.0f (median) and %s %,.0f would do",
                                rows, earlier.size(), middle, rows < middle ? "at least" : "at most", bound)),
                holds);
    }

    /** The share of rows without a value, against the median of the last runs. */
    static Judged nulls(double tolerance, long nulls, long rows, List<Earlier> earlier) {
        double share = (double) nulls / rows;
        OptionalDouble median = median(earlier);
        if (median.isEmpty()) {
            return new Judged(
                    Measured.of(
                            share,
                            null,
                            words("%.1f\u00a0%% of %,d rows have no value; %s", share * 100, rows, tooFew(earlier))),
                    true);
        }
        double middle = median.getAsDouble();
        double likely = (middle * rows + 1) / (rows + 2); // not 0 or 1, for no share has no error
        double room = Math.max(tolerance, ERRORS * Math.sqrt(likely * (1 - likely) / rows));
        double bound = share < middle ? Math.max(0, middle - room) : Math.min(1, middle + room);
        boolean holds = share < middle ? share >= bound : share <= bound;
        return new Judged(
                Measured.of(
                        share,
                        bound,
                        words(
                                "%.1f\u00a0%% of %,d rows have no value, where it was %.1f\u00a0%% in the last %d runs (median) and %s %.1f\u00a0%% would do",
                                share * 100,
                                rows,
                                middle * 100,
                                earlier.size(),
                                share < middle ? "at least" : "at most",
                                bound * 100)),
                holds);
    }

    /**
     * Rows by value, against the mean shares of the last runs.
     *
     * @param counts exact counts
     */
    static Judged distribution(double tolerance, Map<String, Long> counts, List<Earlier> earlier) {
        List<Earlier> counted =
                earlier.stream().filter(one -> !one.counts().isEmpty()).toList();
        Map<String, Long> kept = ValueCounts.kept(counts);
        if (counts.isEmpty() || counted.size() < FEWEST) {
            return new Judged(
                    new Measured(
                            null,
                            null,
                            kept,
                            counts.isEmpty()
                                    ? "no row has a value"
                                    : words("%d values counted; %s", counts.size(), tooFew(counted))),
                    true);
        }
        ValueCounts.Compared compared = ValueCounts.compare(
                counts, counted.stream().map(Earlier::counts).toList());
        PopulationStability.Result result = PopulationStability.of(compared.now(), compared.before());
        double bound = Math.max(tolerance, PopulationStability.byChance(result, CHANCE));
        boolean holds = result.index() <= bound;
        return new Judged(
                new Measured(
                        result.index(),
                        bound,
                        kept,
                        words(
                                "the population stability index against the last %d runs is %.3f, where at most %.3f would do%s",
                                counted.size(), result.index(), bound, holds ? "" : "; " + furthest(compared))),
                holds);
    }

    /** The value whose share moved most, in words; of two that moved alike, the one that grew. */
    private static String furthest(ValueCounts.Compared compared) {
        double n = ValueCounts.sum(compared.now());
        double m = ValueCounts.sum(compared.before());
        Map<String, Double> moves = new LinkedHashMap<>();
        compared.now().forEach((value, rows) -> moves.put(value, rows / n));
        compared.before().forEach((value, rows) -> moves.merge(value, -rows / m, Double::sum));
        String value = moves.entrySet().stream()
                .max(Comparator.<Map.Entry<String, Double>>comparingLong(
                                move -> Math.round(Math.abs(move.getValue()) * MOVES))
                        .thenComparing(Map.Entry.comparingByValue()))
                .orElseThrow()
                .getKey();
        return words(
                "most of it is \"%s\", %.1f\u00a0%% of rows where it was %.1f\u00a0%%",
                value,
                compared.now().getOrDefault(value, 0.0) / n * 100,
                compared.before().getOrDefault(value, 0.0) / m * 100);
    }

    private static OptionalDouble median(List<Earlier> earlier) {
        double[] values = earlier.stream()
                .map(Earlier::value)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        if (values.length < FEWEST) {
            return OptionalDouble.empty();
        }
        int half = values.length / 2;
        return OptionalDouble.of(values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2);
    }

    private static String tooFew(List<Earlier> earlier) {
        return "%d earlier runs are known and %d are needed".formatted(earlier.size(), FEWEST);
    }

    private static String words(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
