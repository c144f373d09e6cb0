package io.truelift.pipelines.quality;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;

/** Where rows come from, as far as their table says: by feed and file, with the first line of each. */
final class Sources {
    private static final List<String> COLUMNS = List.of("feed", "file", "line");
    private static final int TOLD = 3;
    private static final int MOST_KEPT = 1_000;

    private final Map<Source, Seen> rows = new HashMap<>();
    private final List<String> columns;

    Sources(Schema schema) {
        columns = columns(schema);
    }

    private record Source(String feed, String file) {}

    private record Seen(long rows, long firstLine) {
        Seen plus(Seen other) {
            return new Seen(rows + other.rows, Math.min(firstLine, other.firstLine));
        }
    }

    /** The columns of a table that say where its rows come from; none where it does not say. */
    static List<String> columns(Schema schema) {
        return schema.findField("feed") == null
                ? List.of()
                : COLUMNS.stream()
                        .filter(column -> schema.findField(column) != null)
                        .toList();
    }

    void see(Record row) {
        Source source = new Source(text(row, "feed"), text(row, "file"));
        if (rows.size() < MOST_KEPT || rows.containsKey(source)) {
            long line =
                    columns.contains("line") && row.getField("line") instanceof Long number ? number : Long.MAX_VALUE;
            rows.merge(source, new Seen(1, line), Seen::plus);
        }
    }

    private String text(Record row, String column) {
        return columns.contains(column) && row.getField(column) instanceof Object value ? value.toString() : "";
    }

    /** Those with the most rows, in words. */
    String words() {
        String told = rows.entrySet().stream()
                .sorted(Map.Entry.<Source, Seen>comparingByValue(
                                Comparator.comparingLong(Seen::rows).reversed())
                        .thenComparing(Map.Entry.comparingByKey(
                                Comparator.comparing(Source::feed).thenComparing(Source::file))))
                .limit(TOLD)
                .map(source -> words(source.getKey(), source.getValue()))
                .collect(Collectors.joining("; "));
        int others = rows.size() - TOLD;
        return others > 0 ? "%s; and %d more".formatted(told, others) : told;
    }

    private static String words(Source source, Seen seen) {
        String where = source.file().isEmpty()
                ? "feed %s".formatted(source.feed())
                : seen.firstLine() == Long.MAX_VALUE
                        ? "%s of feed %s".formatted(source.file(), source.feed())
                        : "%s:%d of feed %s".formatted(source.file(), seen.firstLine(), source.feed());
        return String.format(Locale.ROOT, "%s (%,d %s)", where, seen.rows(), seen.rows() == 1 ? "row" : "rows");
    }
}
