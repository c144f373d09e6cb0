package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.PathCount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Checked paths, each path once per ages of its touches. A blank channel is {@value #UNKNOWN}; a path without touches is one touch of
 * {@value #NONE}, so that every conversion has a channel to go to. Where a channel has that name, as web analytics call direct visits, it
 * is a channel like any other, and paths without touches are one touch of {@value #NO_TOUCHES}: what a channel gets does not hang on how it
 * is called.
 */
public final class Journeys {

    static final String UNKNOWN = "(unknown)";
    static final String NONE = "(none)";

    static final String NO_TOUCHES = "(no touches)";

    private final List<PathCount> paths;
    private final List<String> channels;
    private final String untouched;

    private Journeys(List<PathCount> paths, List<String> channels, String untouched) {
        this.paths = paths;
        this.channels = channels;
        this.untouched = untouched;
    }

    /**
     * @param counted paths in any order; the same path may come several times
     * @throws IllegalArgumentException if a path has a negative count, or value without conversions
     */
    public static Journeys of(List<PathCount> counted) {
        Map<Key, PathCount> distinct = new LinkedHashMap<>();
        Map<String, String> names = new HashMap<>();
        String untouched = untouched(counted);
        for (PathCount path : counted) {
            check(path);
            distinct.merge(new Key(named(path.path(), names, untouched), path.ages()), path, Journeys::merged);
        }
        List<PathCount> paths = new ArrayList<>(distinct.size());
        SortedSet<String> channels = new TreeSet<>();
        distinct.forEach((key, path) -> {
            paths.add(
                    new PathCount(key.touches(), key.ages(), path.conversions(), path.value(), path.nonConversions()));
            channels.addAll(key.touches());
        });
        return new Journeys(List.copyOf(paths), List.copyOf(channels), untouched);
    }

    /**
     * Paths that were counted as they came.
     *
     * @throws IllegalArgumentException if a path has a negative count, or value without conversions
     */
    public static Journeys of(PathCounter counted) {
        List<PathCount> paths = counted.paths();
        paths.forEach(Journeys::check);
        return new Journeys(paths, counted.channels(), untouched(paths));
    }

    /** A name that no channel has, and so none that could be taken for a channel. */
    private static String untouched(List<PathCount> paths) {
        Set<String> channels = new HashSet<>();
        paths.forEach(path -> channels.addAll(path.path()));
        return Stream.concat(Stream.of(NONE), Stream.iterate(NO_TOUCHES, name -> name + "'"))
                .filter(name -> !channels.contains(name))
                .findFirst()
                .orElseThrow();
    }

    private record Key(List<String> touches, List<BigDecimal> ages) {}

    /** The same paths, in this order, with other counts. */
    Journeys recounted(List<PathCount> others) {
        return new Journeys(others, channels, untouched);
    }

    /** Paths; one comes several times where the ages of its touches differ. */
    List<PathCount> paths() {
        return paths;
    }

    /** Paths whatever the ages of their touches. */
    List<PathCount> distinctPaths() {
        Map<List<String>, PathCount> distinct = new LinkedHashMap<>();
        paths.forEach(path -> distinct.merge(
                path.path(),
                new PathCount(path.path(), path.conversions(), path.value(), path.nonConversions()),
                Journeys::merged));
        return List.copyOf(distinct.values());
    }

    /** Whether the age of every touch is known. */
    public boolean hasAges() {
        return paths.stream()
                .filter(this::hasTouches)
                .noneMatch(path -> path.ages().isEmpty());
    }

    /**
     * The journeys without the touches that are older than so many days. A journey that has no other is one without touches.
     *
     * @throws IllegalArgumentException if the age of a touch is not known
     */
    public Journeys within(BigDecimal days) {
        if (!hasAges()) {
            throw new IllegalArgumentException(
                    "Cannot cut journeys at %s days: their touches have no times.".formatted(days.toPlainString()));
        }
        return of(paths.stream()
                .map(path -> hasTouches(path) ? within(path, days) : withoutTouches(path))
                .toList());
    }

    private static PathCount withoutTouches(PathCount path) {
        return new PathCount(List.of(), path.conversions(), path.value(), path.nonConversions());
    }

    private static PathCount within(PathCount path, BigDecimal days) {
        List<Integer> kept = IntStream.range(0, path.ages().size())
                .boxed()
                .filter(touch -> path.ages().get(touch).compareTo(days) <= 0)
                .toList();
        return new PathCount(
                kept.stream().map(path.path()::get).toList(),
                kept.stream().map(path.ages()::get).toList(),
                path.conversions(),
                path.value(),
                path.nonConversions());
    }

    /** Paths of journeys that had a touch. */
    List<PathCount> touched() {
        return paths.stream().filter(this::hasTouches).toList();
    }

    boolean hasTouches(PathCount path) {
        return path.path().size() != 1 || !path.path().getFirst().equals(untouched);
    }

    /** Under which name paths without touches are credited, where there are some. */
    public String untouched() {
        return untouched;
    }

    /** All channels, by name. */
    public List<String> channels() {
        return channels;
    }

    public long conversions() {
        return paths.stream().mapToLong(PathCount::conversions).reduce(0, Math::addExact);
    }

    public long nonConversions() {
        return paths.stream().mapToLong(PathCount::nonConversions).reduce(0, Math::addExact);
    }

    public BigDecimal value() {
        return paths.stream().map(PathCount::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Credit of each channel, in the order of the channels. */
    List<ChannelCredit> credits(List<BigDecimal> conversions, List<BigDecimal> value) {
        return IntStream.range(0, channels.size())
                .mapToObj(index -> new ChannelCredit(channels.get(index), conversions.get(index), value.get(index)))
                .toList();
    }

    private static List<String> named(List<String> touches, Map<String, String> names, String untouched) {
        return touches.isEmpty()
                ? List.of(untouched)
                : touches.stream()
                        .map(touch -> names.computeIfAbsent(touch, AttributionReports::channel))
                        .toList();
    }

    private static PathCount merged(PathCount one, PathCount other) {
        return new PathCount(
                one.path(),
                one.ages(),
                Math.addExact(one.conversions(), other.conversions()),
                one.value().add(other.value()),
                Math.addExact(one.nonConversions(), other.nonConversions()));
    }

    /** @throws IllegalArgumentException if it has a negative count, or value without conversions */
    static void check(PathCount path) {
        if (path.conversions() < 0 || path.nonConversions() < 0) {
            throw new IllegalArgumentException(
                    "Cannot attribute a path with %d conversions and %d non-conversions: counts must not be negative. Its first touches are %s."
                            .formatted(path.conversions(), path.nonConversions(), start(path)));
        }
        if (path.conversions() == 0 && path.value().signum() != 0) {
            throw new IllegalArgumentException(
                    "Cannot attribute a value of %s: its path has no conversions. Correct the path that starts with %s."
                            .formatted(path.value().toPlainString(), start(path)));
        }
    }

    private static List<String> start(PathCount path) {
        return path.path().subList(0, Math.min(5, path.path().size()));
    }
}
