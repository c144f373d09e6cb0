package io.truelift.measure;

import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.measure.IdentityReport.Rate;
import io.truelift.measure.IdentityReport.Refused;
import io.truelift.measure.IdentityReport.Result;
import io.truelift.measure.Stitcher.Refusal;
import io.truelift.measure.Stitcher.Stitched;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures stitchers over simulated people before and after noise, with each noise alone, and over published data. All
 * worlds are stitched in one go: they have nothing in common, and a job is started once.
 */
public final class IdentityMeasurement {
    /** People of a population with one kind of noise, as part of those of the whole. */
    private static final int PART_PER_NOISE = 8;

    private static final int FEWEST_PER_NOISE = 1000;
    /** Records of so many people fit into memory; those of more are made again each time. */
    private static final int MOST_REMEMBERED = 50_000;

    private final IdentityPolicy policy;
    private final int people;
    private final int peoplePerNoise;
    private final long seed;
    private final LabelledRecords before;
    private final LabelledRecords after;
    private final List<LabelledRecords> alone;
    private final List<LabelledRecords> published;

    /**
     * @param policy what is linkable
     * @param people of the population before and after noise
     * @param seed of all that is drawn
     * @param data folder with published data; what is absent there is left out
     */
    public IdentityMeasurement(IdentityPolicy policy, int people, long seed, Path data) {
        this.policy = policy;
        this.people = people;
        this.peoplePerNoise = Math.min(people, Math.max(FEWEST_PER_NOISE, people / PART_PER_NOISE));
        this.seed = seed;
        this.before = population(PopulationSettings.withoutNoise(people, seed));
        this.after = population(PopulationSettings.withAllNoise(people, seed));
        this.alone = Stream.of(Noise.values())
                .map(noise -> population(PopulationSettings.withOnly(noise, peoplePerNoise, seed)))
                .toList();
        this.published = PublishedData.in(data);
    }

    /** Runs the stitchers one after the other over the same records. */
    public IdentityReport of(List<Stitcher> stitchers) {
        List<Rate> rates = Stream.of(Noise.values())
                .map(noise -> new Rate(noise.words(), noise.rate(), noise.reason()))
                .toList();
        return new IdentityReport(
                people,
                peoplePerNoise,
                seed,
                rates,
                stitchers.stream().map(this::result).toList());
    }

    private LabelledRecords population(PopulationSettings simulation) {
        LabelledRecords population = new Population(simulation);
        return people > MOST_REMEMBERED ? population : Remembered.of(population);
    }

    private Result result(Stitcher stitcher) {
        List<LabelledRecords> worlds = Stream.of(List.of(before, after), alone, published)
                .flatMap(List::stream)
                .toList();
        long started = System.nanoTime();
        Stitched stitched = stitcher.stitch(records(worlds));
        double seconds = (System.nanoTime() - started) / 1e9;
        Function<LabelledRecords, Score> score =
                world -> Scoring.of(world, TrueIdentities.of(world), policy, stitched.customers());
        TrueIdentities truth = TrueIdentities.of(after);
        return new Result(
                stitcher.name(),
                seconds,
                score.apply(before),
                Scoring.of(after, truth, policy, stitched.customers()),
                alone.stream().map(score).toList(),
                published.stream().map(score).toList(),
                refused(stitched.refusals(), truth));
    }

    private static Iterable<List<String>> records(List<LabelledRecords> worlds) {
        return () -> worlds.stream()
                .flatMap(world -> IntStream.range(0, world.people())
                        .mapToObj(world::recordsOf)
                        .flatMap(List::stream))
                .map(LabelledRecords.Signed::identifiers)
                .iterator();
    }

    /** An identifier that was refused several times for the same reason counts once. */
    private static Map<String, Refused> refused(List<Refusal> refusals, TrueIdentities truth) {
        Map<String, Refused> byReason = new TreeMap<>();
        Set<Map.Entry<String, String>> counted = new HashSet<>();
        List<Refusal> own = new ArrayList<>(refusals);
        own.removeIf(refusal -> !truth.knows(refusal.identifier()));
        for (Refusal refusal : own) {
            if (counted.add(Map.entry(refusal.reason(), refusal.identifier()))) {
                byReason.merge(
                        refusal.reason(),
                        new Refused(1, truth.isOnePersons(refusal.identifier()) ? 0 : 1),
                        Refused::plus);
            }
        }
        return byReason;
    }
}
