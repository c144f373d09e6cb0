package io.truelift.attribution;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
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

    private static final double MOST = 1e9;

    private final long total;
    private final PoissonCount[] counts;
    private final SharedStateDiscreteSampler single;

    /** @param counts counts, one at least above zero */
    MultinomialSampler(long[] counts, long seed) {
        this.total = LongStream.of(counts).reduce(0, Math::addExact);
        double share = Math.max(0, 1 - MARGIN / Math.sqrt(total));
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        Map<Long, PoissonCount> known = new HashMap<>();
        this.counts = LongStream.of(counts)
                .mapToObj(count -> known.computeIfAbsent(count, each -> PoissonCount.of(random, each * share)))
                .toArray(PoissonCount[]::new);
        this.single = AliasMethodDiscreteSampler.of(
                random,
                LongStream.of(counts)
                        .mapToDouble(count -> (double) count / total)
                        .toArray());
    }

    long[] next() {
        long[] drawn = new long[counts.length];
        long missing;
        do {
            for (int cell = 0; cell < drawn.length; cell++) {
                drawn[cell] = counts[cell].next();
            }
            missing = total - Arrays.stream(drawn).sum();
        } while (missing < 0);
        for (; missing > 0; missing--) {
            drawn[single.sample()]++;
        }
        return drawn;
    }

    /** A count with a Poisson distribution. */
    @FunctionalInterface
    private interface PoissonCount {
        long next();

        /** Means of more than a thousand million are drawn in parts, since a sampler counts in integers. */
        static PoissonCount of(UniformRandomProvider random, double mean) {
            if (mean <= 0) {
                return () -> 0;
            }
            if (mean > MOST) {
                PoissonCount part = of(random, MOST);
                PoissonCount rest = of(random, mean - MOST);
                return () -> part.next() + rest.next();
            }
            SharedStateDiscreteSampler sampler = PoissonSampler.of(random, mean);
            return sampler::sample;
        }
    }
}
