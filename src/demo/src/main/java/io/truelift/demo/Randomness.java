package io.truelift.demo;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/** Random numbers: one stream per person and part of life, so that a change in one part leaves the others as they were. */
final class Randomness {
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private Randomness() {}

    enum Part {
        CATALOGUE,
        PERSON,
        CONSENT,
        EMAIL,
        LIFE,
        ORDER,
        TOUCH,
        EXPOSURE,
        SURVEY
    }

    static UniformRandomProvider stream(long seed, Part part, long number) {
        long place = number * Part.values().length + part.ordinal();
        long own = RandomSource.SPLIT_MIX_64.create(seed + place * GOLDEN_RATIO).nextLong();
        return RandomSource.XO_RO_SHI_RO_128_PP.create(own);
    }

    static boolean happens(UniformRandomProvider random, double probability) {
        return random.nextDouble() < probability;
    }

    static <T> T anyOf(UniformRandomProvider random, List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    /** Poisson-distributed number with the mean; 0 where the mean is 0. */
    static int poisson(UniformRandomProvider random, double mean) {
        return mean <= 0
                ? 0
                : PoissonDistribution.of(mean).createSampler(random).sample();
    }

    /** Exponentially distributed number with the mean, by inversion. */
    static double exponential(UniformRandomProvider random, double mean) {
        return -mean * Math.log1p(-random.nextDouble());
    }
}
