package io.truelift.measure;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What a population is made from; equal settings make equal populations.
 *
 * @param name told in reports; identifiers of populations with different names have nothing in common
 * @param people how many
 * @param seed of all that is drawn
 * @param rates how often each kind of noise happens; a kind that is left out does not
 */
public record PopulationSettings(String name, int people, long seed, Map<Noise, Double> rates) {
    private static final int FEWEST = 100;
    private static final int MOST = 1_000_000;

    public PopulationSettings {
        if (people < FEWEST || people > MOST) {
            throw new IllegalArgumentException(
                    "Cannot simulate %,d people. Ask for %,d to %,d.".formatted(people, FEWEST, MOST));
        }
        rates.forEach((noise, rate) -> {
            if (!(rate >= 0 && rate <= 1)) {
                throw new IllegalArgumentException(
                        "Cannot use %s as the rate of %s. Give a number from 0 to 1.".formatted(rate, noise.words()));
            }
        });
        rates = Map.copyOf(rates);
    }

    /** People who never share nor mistype anything. */
    public static PopulationSettings withoutNoise(int people, long seed) {
        return new PopulationSettings("before noise", people, seed, Map.of());
    }

    /** All kinds of noise at their own rates. */
    public static PopulationSettings withAllNoise(int people, long seed) {
        Map<Noise, Double> rates = new EnumMap<>(Noise.class);
        for (Noise noise : Noise.values()) {
            rates.put(noise, noise.rate());
        }
        return new PopulationSettings("after noise", people, seed, rates);
    }

    /** One kind of noise at its own rate. */
    public static PopulationSettings withOnly(Noise noise, int people, long seed) {
        return new PopulationSettings(noise.words(), people, seed, Map.of(noise, noise.rate()));
    }

    /** Whether the noise happens this time. */
    boolean happens(Noise noise, SplittableRandom random) {
        return random.nextDouble() < rates.getOrDefault(noise, 0.0);
    }

    /** Parts of a simulation that draw numbers of their own, so that a change of one leaves the others as they were. */
    enum Part {
        HOUSEHOLD,
        PERSON,
        RECORDS,
        NOISE,
        TYPING
    }

    /** Numbers for one part of one person. The seed is itself drawn: generators with seeds in steps would run through one and the same sequence. */
    SplittableRandom random(Part part, int number) {
        long ofPart = new SplittableRandom(seed * Part.values().length + part.ordinal()).nextLong();
        return new SplittableRandom(new SplittableRandom(ofPart + number).nextLong());
    }
}
