package io.truelift.statistics;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * How far counts over a few values are from counts taken before: the population stability index
 * {@code sum((p - q) * ln(p / q))} over values, of shares {@code p} now and {@code q} before (Siddiqi 2006, Credit Risk
 * Scorecards, John Wiley &amp; Sons, chapter 9; the rule of thumb there is 0.1 for a slight and 0.25 for a marked change). It
 * is the symmetric divergence of Kullback and Leibler (1951, Annals of Mathematical Statistics 22, 79-86).
 *
 * <p>Half a count is added to every value on both sides, so that a value that one side lacks costs something finite. Where
 * both sides are samples of the same shares, the index is about {@code (1/n + 1/m)} times a chi-square of one degree of
 * freedom fewer than values (Yurdakul 2018, Statistical Properties of Population Stability Index, dissertation, Western
 * Michigan University): few rows make a large index by chance, and {@link #byChance} says how large.
 */
public final class PopulationStability {
    private static final double ADDED = 0.5;

    private PopulationStability() {}

    /**
     * @param index 0 where the shares are alike
     * @param values how many values there are on either side
     * @param now rows counted now
     * @param before rows counted before
     */
    public record Result(double index, int values, double now, double before) {}

    /**
     * Holds counts now against counts before.
     *
     * @throws IllegalArgumentException where one of them is empty: nothing can be said of it
     */
    public static Result of(Map<String, ? extends Number> now, Map<String, ? extends Number> before) {
        double n = sum(now);
        double m = sum(before);
        if (n <= 0 || m <= 0) {
            throw new IllegalArgumentException("Cannot compare %s rows with %s: both must be above 0".formatted(n, m));
        }
        Set<String> values = new LinkedHashSet<>(before.keySet());
        values.addAll(now.keySet());
        double added = ADDED * values.size();
        double index = 0;
        for (String value : values) {
            double p = (count(now, value) + ADDED) / (n + added);
            double q = (count(before, value) + ADDED) / (m + added);
            index += (p - q) * Math.log(p / q);
        }
        return new Result(index, values.size(), n, m);
    }

    /**
     * The index that samples of the same shares stay below but for a chance.
     *
     * @param chance how often they may be above it, between 0 and 1
     */
    public static double byChance(Result result, double chance) {
        if (result.values() < 2) {
            return 0;
        }
        return (1 / result.now() + 1 / result.before())
                * ChiSquaredDistribution.of(result.values() - 1).inverseSurvivalProbability(chance);
    }

    private static double count(Map<String, ? extends Number> counts, String value) {
        Number count = counts.get(value);
        return count == null ? 0 : count.doubleValue();
    }

    private static double sum(Map<String, ? extends Number> counts) {
        return counts.values().stream().mapToDouble(Number::doubleValue).sum();
    }
}
