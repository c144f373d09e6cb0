package io.truelift.pipelines.land;

import io.truelift.pipelines.iceberg.RawRow;
import io.truelift.pipelines.iceberg.TableRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Consent events that a worker holds back, each once, so that a feed's terms do not travel once for every line. Of
 * equal words the one of the first file and line is kept, so that it does not matter which worker met which.
 */
final class HeldWords {
    private static final int MOST = 20_000;
    private static final Comparator<TableRow> BY_PLACE =
            Comparator.comparing(RawRow::file).thenComparing(RawRow::line);

    private final Map<String, TableRow> words = new LinkedHashMap<>();

    void add(TableRow word) {
        words.merge(RawRow.recordId(word), word, HeldWords::first);
    }

    boolean areTooMany() {
        return words.size() > MOST;
    }

    /** Gives all of them away. */
    List<TableRow> release() {
        List<TableRow> released = new ArrayList<>(words.values());
        words.clear();
        return released;
    }

    static TableRow first(TableRow a, TableRow b) {
        return BY_PLACE.compare(a, b) <= 0 ? a : b;
    }
}
