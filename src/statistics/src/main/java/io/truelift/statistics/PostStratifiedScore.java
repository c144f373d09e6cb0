package io.truelift.statistics;

import java.util.List;
import java.util.Optional;

/**
 * A score as it would be if each stratum had answered in proportion to its size: {@code sum of W_h y_h}, where {@code W_h} is the share of
 * the population in the stratum and {@code y_h} the mean of its answers. Given the answers per stratum its variance is
 * {@code sum of W_h^2 s_h^2 / n_h} (Holt and Smith 1979, "Post Stratification", JRSS A 142, 33-46, eq. 6; Cochran 1977, "Sampling
 * Techniques", section 5A.9), and the interval is the normal one, cut off at the ends of the scale.
 *
 * <p>It takes away what differs because some strata answer more often than others. What differs within a stratum between those who answer
 * and those who do not, it cannot know. Every stratum needs two answers, and not all may be alike in all of them; else there is nothing.
 */
public final class PostStratifiedScore {

    private final Significance significance;

    private PostStratifiedScore(Significance significance) {
        this.significance = significance;
    }

    /** @param alpha two-sided significance level, such as 0.05 for intervals of 95 % */
    public static PostStratifiedScore atAlpha(double alpha) {
        return new PostStratifiedScore(new Significance(alpha));
    }

    /**
     * Answers of a stratum. A favourable one counts 1, an unfavourable one the lowest score, others 0.
     *
     * @param population people in the stratum, whether they answered or not
     * @param answers answers
     * @param favourable answers in favour
     * @param unfavourable answers against
     */
    public record Stratum(long population, long answers, long favourable, long unfavourable) {

        /** @throws IllegalArgumentException if these counts cannot be */
        public Stratum {
            if (population < 0 || favourable < 0 || unfavourable < 0 || favourable + unfavourable > answers) {
                throw new IllegalArgumentException(
                        "Cannot use a stratum of %d people with %d answers, %d in favour and %d against."
                                .formatted(population, answers, favourable, unfavourable));
            }
        }

        public Stratum plus(Stratum other) {
            return new Stratum(
                    population + other.population,
                    answers + other.answers,
                    favourable + other.favourable,
                    unfavourable + other.unfavourable);
        }
    }

    /** @param lowest score of an answer against: 0 for a share, -1 for the net promoter score */
    public Optional<Estimate> estimate(List<Stratum> strata, int lowest) {
        double population = strata.stream().mapToLong(Stratum::population).sum();
        double score = 0;
        double variance = 0;
        for (Stratum stratum : strata) {
            if (stratum.answers() < 2) {
                return Optional.empty();
            }
            double weight = stratum.population() / population;
            double n = stratum.answers();
            double mean = (stratum.favourable() + (double) lowest * stratum.unfavourable()) / n;
            double squares = (stratum.favourable() + (double) lowest * lowest * stratum.unfavourable()) / n;
            score += weight * mean;
            variance += weight * weight * Math.max(0, squares - mean * mean) * n / (n - 1) / n;
        }
        if (!(variance > 0)) {
            return Optional.empty();
        }
        double reach = significance.normalCriticalValue() * Math.sqrt(variance);
        return Optional.of(new Estimate(
                score,
                new Interval(Math.max(lowest, score - reach), Math.min(1, score + reach), significance.confidence())));
    }
}
