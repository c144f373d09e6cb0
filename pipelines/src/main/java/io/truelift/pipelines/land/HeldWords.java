package io.truelift.pipelines.land;

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
    private static final int PROVENANCE = 4; // feed, file, line, run_id close every raw row
    private static final Comparator<TableRow> BY_PLACE = Comparator.comparing(HeldWords::file).thenComparing(HeldWords::line);

    private final Map<String, TableRow> words = new LinkedHashMap<>();

    void add(TableRow word) {
        words.merge((String) word.values()[0], word, HeldWords::first);
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

    private static String file(TableRow word) {
        return (String) word.values()[word.values().length - PROVENANCE + 1];
    }

    private static long line(TableRow word) {
        return (Long) word.values()[word.values().length - PROVENANCE + 2];
    }
}
