package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.PathCount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Checked paths, each path once. A blank channel is {@value #UNKNOWN}; a path without touches is one touch of {@value #NONE}, so that
 * every conversion has a channel to go to.
 */
final class Journeys {

    static final String UNKNOWN = "(unknown)";
    static final String NONE = "(none)";

    private final List<PathCount> paths;
    private final SortedSet<String> channels = new TreeSet<>();

    /** @throws IllegalArgumentException if a path has a negative count, or value without conversions */
    Journeys(List<PathCount> counted) {
        Map<List<String>, PathCount> distinct = new LinkedHashMap<>();
        Map<String, String> names = new HashMap<>();
        for (PathCount path : counted) {
            check(path);
            distinct.merge(named(path.path(), names), path, Journeys::merged);
        }
        List<PathCount> named = new ArrayList<>(distinct.size());
        distinct.forEach((touches, path) -> {
            named.add(new PathCount(touches, path.conversions(), path.value(), path.nonConversions()));
            channels.addAll(touches);
        });
        this.paths = List.copyOf(named);
    }

    List<PathCount> paths() {
        return paths;
    }

    /** All channels, by name. */
    List<String> channels() {
        return List.copyOf(channels);
    }

    long conversions() {
        return paths.stream().mapToLong(PathCount::conversions).reduce(0, Math::addExact);
    }

    long nonConversions() {
        return paths.stream().mapToLong(PathCount::nonConversions).reduce(0, Math::addExact);
    }

    BigDecimal value() {
        return paths.stream().map(PathCount::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<String> named(List<String> touches, Map<String, String> names) {
        return touches.isEmpty()
                ? List.of(NONE)
                : touches.stream()
                        .map(touch -> names.computeIfAbsent(touch, name -> name.isBlank() ? UNKNOWN : name))
                        .toList();
    }

    private static PathCount merged(PathCount one, PathCount other) {
        return new PathCount(
                one.path(),
                Math.addExact(one.conversions(), other.conversions()),
                one.value().add(other.value()),
                Math.addExact(one.nonConversions(), other.nonConversions()));
    }

    private static void check(PathCount path) {
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
