package io.truelift.pipelines.draft;

import io.truelift.pipelines.feed.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the sample says in one field.
 *
 * @param name name of the field
 * @param lines how many lines the sample has
 * @param counts how many of them have each value, by value; lines that give nothing are in none
 */
record ColumnSample(String name, long lines, Map<String, Long> counts) {

    static ColumnSample of(String name, List<Line> lines) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Line line : lines) {
            @Nullable String value = line.field(name);
            if (value != null) {
                counts.merge(value, 1L, Long::sum);
            }
        }
        return new ColumnSample(name, lines.size(), counts);
    }

    /** The same, in which some values mean nothing. */
    ColumnSample without(Set<String> nulls) {
        Map<String, Long> others = new LinkedHashMap<>(counts);
        others.keySet().removeAll(nulls);
        return others.size() == counts.size() ? this : new ColumnSample(name, lines, others);
    }

    /** Lines that give something. */
    long given() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    long missing() {
        return lines - given();
    }

    int distinct() {
        return counts.size();
    }

    /** Lines whose value is such. */
    long agreeing(Predicate<String> such) {
        return counts.entrySet().stream()
                .filter(entry -> such.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Whether at least so large a share of the lines that give something have such a value. */
    boolean mostly(double share, Predicate<String> such) {
        long given = given();
        return given > 0 && agreeing(such) >= share * given;
    }

    /** Values, the first met first. */
    List<String> values() {
        return new ArrayList<>(counts.keySet());
    }

    /** Some of the values, taken evenly. */
    ColumnSample thinned(int most) {
        if (counts.size() <= most) {
            return this;
        }
        Map<String, Long> fewer = new LinkedHashMap<>();
        int step = counts.size() / most + 1;
        int place = 0;
        for (Map.Entry<String, Long> entry : counts.entrySet()) {
            if (place++ % step == 0) {
                fewer.put(entry.getKey(), entry.getValue());
            }
        }
        return new ColumnSample(
                name, fewer.values().stream().mapToLong(Long::longValue).sum(), fewer);
    }
}
