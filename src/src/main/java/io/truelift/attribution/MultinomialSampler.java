package io.truelift.attribution;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Draws counts from a multinomial distribution whose chances are the counts given, as many in all, in time that does not grow with their
 * number.
 *
 * <p>Independent Poisson counts, given their sum, are multinomial (Johnson, Kotz and Balakrishnan 1997, "Discrete Multivariate
 * Distributions", section 35.2). So each cell is drawn from a Poisson distribution with a mean a little below its count, such that their
 * sum seldom exceeds the total (if it does all are drawn again, which changes nothing given the sum), and what is missing is drawn one by
 * one. The draw is exact.
 */
final class MultinomialSampler {

    /** Standard deviations that the Poisson counts' sum stays below the total. */
    private static final double MARGIN = 4;

    private final long total;
    private final double[] means;
    private final UniformRandomProvider random;
    private final SharedStateDiscreteSampler single;

    /** @param counts counts, one at least above zero */
    MultinomialSampler(long[] counts, long seed) {
        this.total = LongStream.of(counts).reduce(0, Math::addExact);
        double share = Math.max(0, 1 - MARGIN / Math.sqrt(total));
        this.means = LongStream.of(counts).mapToDouble(count -> count * share).toArray();
        this.random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        this.single = AliasMethodDiscreteSampler.of(random, LongStream.of(counts).mapToDouble(count -> (double) count / total).toArray());
    }

    long[] next() {
        long[] drawn = new long[means.length];
        long missing;
        do {
            for (int cell = 0; cell < drawn.length; cell++) {
                drawn[cell] = poisson(means[cell]);
            }
            missing = total - Arrays.stream(drawn).sum();
        } while (missing < 0);
        for (; missing > 0; missing--) {
            drawn[single.sample()]++;
        }
        return drawn;
    }

    /** Means of more than a thousand million are drawn in parts, since a sampler counts in integers. */
    private long poisson(double mean) {
        long drawn = 0;
        double left = mean;
        for (; left > 1e9; left -= 1e9) {
            drawn += PoissonSampler.of(random, 1e9).sample();
        }
        return left <= 0 ? drawn : drawn + PoissonSampler.of(random, left).sample();
    }
}
