package io.truelift.pipelines.land;

import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.identity.Identifiers;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.Line;
import io.truelift.pipelines.feed.Rejection;
import io.truelift.pipelines.iceberg.DeletionRow;
import io.truelift.pipelines.iceberg.TableRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What a feed would make of a file: the first lines as rows, and what would be set aside of all of it. Nothing is written. */
public final class Trial {
    /** What landing fills by itself, and what says nothing to a reader of a trial. */
    private static final List<String> LEFT_OUT = List.of("record_id", "identifiers", "feed", "file", "line", "run_id");

    private Trial() {}

    /**
     * What would become of a file.
     *
     * @param lines lines that were read
     * @param published lines that would become rows
     * @param rows the rows of the first of them, in words
     * @param setAside by rule and column how many lines would be set aside, each with the reason of the first
     */
    public record Outcome(long lines, long published, List<String> rows, Map<String, SetAside> setAside) {
        public Outcome {
            rows = List.copyOf(rows);
            setAside = new TreeMap<>(setAside);
        }
    }

    /**
     * Lines that a rule would set aside.
     *
     * @param lines how many
     * @param first the number of the first in its file
     * @param reason why it was
     */
    public record SetAside(long lines, long first, String reason) {
        private SetAside plus(SetAside other) {
            return new SetAside(lines + other.lines, first, reason);
        }
    }

    /**
     * Reads a whole file by a feed.
     *
     * @param shown of how many lines the rows are told
     * @throws IllegalArgumentException where the whole file would be rejected
     */
    public static Outcome of(Feed feed, Path file, Dictionary dictionary, Identifiers identifiers, int shown)
            throws IOException {
        return ofFirst(Long.MAX_VALUE, feed, file, dictionary, identifiers, shown);
    }

    /**
     * Reads the first lines of a file by a feed.
     *
     * @param most of how many lines at most
     * @param shown of how many lines the rows are told
     * @throws IllegalArgumentException where the whole file would be rejected
     */
    public static Outcome ofFirst(
            long most, Feed feed, Path file, Dictionary dictionary, Identifiers identifiers, int shown)
            throws IOException {
        LineConverter converter = new LineConverter(feed, dictionary, identifiers, "trial");
        List<String> rows = new ArrayList<>();
        Map<String, SetAside> setAside = new TreeMap<>();
        long lines = 0;
        long published = 0;
        try (FileLines read = FileLines.open(file, feed)) {
            for (FileLines.Result result = read.next(); result != null && lines < most; result = read.next()) {
                lines++;
                try {
                    List<TableRow> made = converted(converter, result, file);
                    published++;
                    if (published <= shown) {
                        made.forEach(row -> rows.add(words(row, feed, dictionary)));
                    }
                } catch (Rejection rejection) {
                    String rule = rejection.column() == null
                            ? rejection.rule()
                            : rejection.rule() + " of " + rejection.column();
                    setAside.merge(
                            rule,
                            new SetAside(1, result.number(), Objects.requireNonNull(rejection.getMessage())),
                            SetAside::plus);
                }
            }
        } catch (FileLines.FileRejection rejection) {
            throw new IllegalArgumentException(rejection.getMessage(), rejection);
        } catch (IOException e) {
            throw new IllegalArgumentException(FeedFolder.reason(e), e);
        }
        return new Outcome(lines, published, rows, setAside);
    }

    private static List<TableRow> converted(LineConverter converter, FileLines.Result result, Path file) {
        return switch (result) {
            case FileLines.Result.Read(Line line) ->
                converter.convert(
                        new Line(line.number(), "line" + line.number(), line.fields()),
                        file.getFileName().toString());
            case FileLines.Result.Broken broken -> throw broken.rejection();
        };
    }

    private static String words(TableRow row, Feed feed, Dictionary dictionary) {
        if (row.table().equals(Feed.Deletes.TABLE)) {
            return deletion(row, feed);
        }
        List<ColumnContract> columns = dictionary.table(row.table()).columns();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (row.values()[i] != null && !LEFT_OUT.contains(columns.get(i).name())) {
                values.add(columns.get(i).name() + " = " + row.values()[i]);
            }
        }
        long people = ((List<?>) row.values()[1]).size();
        return "%s, %s: %s"
                .formatted(
                        row.table(), people == 1 ? "1 identifier" : people + " identifiers", String.join(", ", values));
    }

    private static String deletion(TableRow row, Feed feed) {
        String table = DeletionRow.table(row);
        List<String> key = DeletionRow.key(row);
        List<String> columns = feed.records().stream()
                .filter(rule -> rule.deletes() != null && table.equals("raw." + rule.table()))
                .findFirst()
                .map(rule -> List.copyOf(rule.deletes().columns().keySet()))
                .orElseThrow();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            values.add(columns.get(i) + " = " + key.get(i));
        }
        Instant at = DeletionRow.statedAt(row);
        if (at != null) {
            values.add(columns.getLast() + " = " + at);
        }
        return "%s, the record is gone: %s".formatted(table, String.join(", ", values));
    }
}
