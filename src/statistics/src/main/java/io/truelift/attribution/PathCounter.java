package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.PathCount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up paths as they come, each kept once and each name of a channel once: what it holds grows with the number of distinct paths, not
 * with that of journeys.
 */
public final class PathCounter {

    private final Map<String, String> names = new HashMap<>();
    private final Map<List<String>, Count> counts = new HashMap<>();

    private static final class Count {
        private long conversions;
        private BigDecimal value = BigDecimal.ZERO;
        private long nonConversions;
    }

    /** Adds journeys of one path; a channel without a name is {@code (unknown)}. A path has one touch or more. */
    public void add(List<String> path, long conversions, BigDecimal value, long nonConversions) {
        Count count = counts.computeIfAbsent(named(path), key -> new Count());
        count.conversions = Math.addExact(count.conversions, conversions);
        count.value = count.value.add(value);
        count.nonConversions = Math.addExact(count.nonConversions, nonConversions);
    }

    public boolean isEmpty() {
        return counts.isEmpty();
    }

    /** The paths so far, in the order of their names, so that whoever adds them up in this order always gets the same digits. */
    List<PathCount> paths() {
        List<PathCount> paths = new ArrayList<>(counts.size());
        counts.forEach(
                (path, count) -> paths.add(new PathCount(path, count.conversions, count.value, count.nonConversions)));
        paths.sort((one, other) -> compared(one.path(), other.path()));
        return paths;
    }

    /** Channels of the paths, by name. */
    List<String> channels() {
        return names.values().stream().distinct().sorted().toList();
    }

    private List<String> named(List<String> path) {
        return List.of(path.stream()
                .map(touch -> names.computeIfAbsent(touch, AttributionReports::channel))
                .toArray(String[]::new));
    }

    private static int compared(List<String> one, List<String> other) {
        for (int touch = 0; touch < Math.min(one.size(), other.size()); touch++) {
            int compared = one.get(touch).compareTo(other.get(touch));
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(one.size(), other.size());
    }
}
