package io.truelift.measure;

import java.util.List;
import java.util.Map;

/**
 * What a measurement found.
 *
 * @param people of the simulated populations before and after noise
 * @param peoplePerNoise of those with a single kind of noise
 * @param seed of all that is drawn
 * @param rates of each kind of noise
 * @param results one for each stitcher
 */
public record IdentityReport(int people, int peoplePerNoise, long seed, List<Rate> rates, List<Result> results) {
    public IdentityReport {
        rates = List.copyOf(rates);
        results = List.copyOf(results);
    }

    /** How often a noise happens, of whom, and why that is assumed. */
    public record Rate(String noise, double rate, String reason) {}

    /**
     * What a stitcher reached.
     *
     * @param seconds over all populations in one go
     * @param before without noise
     * @param after with all noise
     * @param alone with one kind of noise each
     * @param published over data of others
     * @param refused what the guards refused in the population with all noise, by reason
     */
    public record Result(
            String stitcher,
            double seconds,
            Score before,
            Score after,
            List<Score> alone,
            List<Score> published,
            Map<String, Refused> refused) {
        public Result {
            alone = List.copyOf(alone);
            published = List.copyOf(published);
        }
    }

    /**
     * Identifiers that were refused for one reason.
     *
     * @param identifiers how many
     * @param rightly those of them that several people own, or nobody
     */
    public record Refused(long identifiers, long rightly) {
        Refused plus(Refused other) {
            return new Refused(identifiers + other.identifiers, rightly + other.rightly);
        }
    }
}
