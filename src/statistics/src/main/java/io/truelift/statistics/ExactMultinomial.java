package io.truelift.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The exact test of counts against shares: the probability of all counts that are as improbable as those seen, or more (for two arms
 * {@code binom.test} in R; Read and Cressie 1988, "Goodness-of-Fit Statistics for Discrete Multivariate Data", appendix A1). Counts whose
 * probabilities differ by less than rounding does, one part in ten million, are equally probable.
 */
final class ExactMultinomial {

    private static final double TIES = 1e-7;

    /** More outcomes than these are not counted one by one. */
    private static final double MOST_OUTCOMES = 200_000;

    private final long[] seen;
    private final double[] shares;
    private final long units;

    /** @param shares of all units, adding up to one */
    ExactMultinomial(long[] seen, double[] shares) {
        this.seen = seen.clone();
        this.shares = shares.clone();
        this.units = Arrays.stream(seen).sum();
    }

    /** The p-value; absent where there are too many outcomes. */
    OptionalDouble pValue() {
        if (seen.length == 2) {
            int rare = shares[0] <= shares[1] ? 0 : 1;
            return units > Integer.MAX_VALUE
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(binomial(seen[rare], shares[rare]));
        }
        if (!(outcomes() <= MOST_OUTCOMES)) {
            return OptionalDouble.empty();
        }
        double limit = logProbability(seen) + TIES;
        return OptionalDouble.of(Math.min(1, atMost(new long[seen.length], 0, units, limit)));
    }

    private double binomial(long successes, double share) {
        BinomialDistribution distribution = BinomialDistribution.of((int) units, share);
        int here = (int) successes;
        double limit = distribution.logProbability(here) + TIES;
        double mean = units * share;
        if (here == mean) {
            return 1;
        }
        if (here < mean) {
            int there = first(distribution, limit, (int) Math.ceil(mean), (int) units + 1);
            return Math.min(1, distribution.cumulativeProbability(here) + distribution.survivalProbability(there - 1));
        }
        int there = last(distribution, limit, -1, (int) Math.floor(mean));
        return Math.min(
                1,
                distribution.survivalProbability(here - 1)
                        + (there < 0 ? 0 : distribution.cumulativeProbability(there)));
    }

    /** The first count from the mean on, where probabilities fall, that is no more probable; one more than units where there is none. */
    private static int first(BinomialDistribution distribution, double limit, int mean, int beyond) {
        int low = mean - 1;
        int high = beyond;
        while (high - low > 1) {
            int middle = low + (high - low) / 2;
            if (distribution.logProbability(middle) <= limit) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** The last count up to the mean, where probabilities rise, that is no more probable; -1 where there is none. */
    private static int last(BinomialDistribution distribution, double limit, int before, int mean) {
        int low = before;
        int high = mean + 1;
        while (high - low > 1) {
            int middle = low + (high - low) / 2;
            if (distribution.logProbability(middle) <= limit) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** {@code C(units + arms - 1, arms - 1)}. */
    private double outcomes() {
        double outcomes = 1;
        for (int arm = 1; arm < seen.length; arm++) {
            outcomes *= (double) (units + arm) / arm;
        }
        return outcomes;
    }

    private double atMost(long[] counts, int arm, long left, double limit) {
        if (arm == counts.length - 1) {
            counts[arm] = left;
            double probability = logProbability(counts);
            return probability <= limit ? Math.exp(probability) : 0;
        }
        double sum = 0;
        for (long count = 0; count <= left; count++) {
            counts[arm] = count;
            sum += atMost(counts, arm + 1, left - count, limit);
        }
        return sum;
    }

    private double logProbability(long[] counts) {
        double sum = LogGamma.value(units + 1.0);
        for (int arm = 0; arm < counts.length; arm++) {
            sum += counts[arm] * Math.log(shares[arm]) - LogGamma.value(counts[arm] + 1.0);
        }
        return sum;
    }
}
