package io.truelift.pipelines.spill;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What one worker writes to several spills. On Flink an element that leaves a step by one of several outputs is copied
 * once for each of them; written here and now, only the names of files leave the step ({@link KeepFiles}).
 */
public final class SpillWriters {
    private final Map<String, SpillWriter<?>> writers = new HashMap<>();

    /** The worker's writer for a spill. */
    @SuppressWarnings("unchecked")
    public <T> SpillWriter<T> of(Spill<T> spill) {
        return (SpillWriter<T>) writers.computeIfAbsent(spill.folder(), folder -> new SpillWriter<>(spill));
    }

    /** Ends all files and tells of them. */
    public void finish(Consumer<SpillFile> taker) {
        writers.values().forEach(writer -> writer.finish().forEach(taker));
    }

    /** Ends all files and makes them the whole of their spills, where nobody else writes to these. */
    public void keep(List<? extends Spill<?>> spills) {
        for (Spill<?> spill : spills) {
            SpillWriter<?> writer = writers.get(spill.folder());
            if (writer != null) {
                spill.writeList(writer.finish());
            }
        }
    }
}
