package io.truelift.pipelines.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What checks measured in the last published runs. A run that was stopped is none of them: its data come again. */
public final class History {
    /** How many runs a drift is held against. */
    public static final int RUNS = 10;

    public static final History NONE = new History(List.of());

    private final Map<Key, List<Earlier>> measured = new HashMap<>();

    private record Key(String table, @Nullable String column, String rule) {}

    /**
     * A measurement of a published run.
     *
     * @param run the run's id; later runs sort after earlier ones
     * @param value the figure; null where there was none
     * @param counts rows by value
     */
    public record Earlier(
            String run,
            String table,
            @Nullable String column,
            String rule,
            @Nullable Double value,
            Map<String, Long> counts) {
        public Earlier {
            counts = Map.copyOf(counts);
        }
    }

    public History(List<Earlier> all) {
        all.stream().sorted(Comparator.comparing(Earlier::run).reversed()).forEach(one -> {
            List<Earlier> known =
                    measured.computeIfAbsent(new Key(one.table(), one.column(), one.rule()), key -> new ArrayList<>());
            if (known.size() < RUNS) {
                known.add(one);
            }
        });
    }

    /** What the check measured in the last runs, the newest first. */
    List<Earlier> of(String table, @Nullable String column, String rule) {
        return measured.getOrDefault(new Key(table, column, rule), List.of());
    }
}
