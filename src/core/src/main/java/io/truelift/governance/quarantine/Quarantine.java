package io.truelift.governance.quarantine;

import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.Value;
import java.sql.Connection;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The lines that broke their contract, as whoever asks may see them. */
public final class Quarantine {
    private final SqlLibrary library;

    public Quarantine(SqlLibrary library) {
        this.library = library;
    }

    /**
     * Which lines. What is empty, and line 0, is every one.
     *
     * @param feed feed whose declaration failed
     * @param rule rule that was broken
     * @param file part of the file's name
     * @param line line of the file, counted from 1
     */
    public record Filter(String feed, String rule, String file, long line) {
        public static final Filter EVERY = new Filter("", "", "", 0);

        public boolean isNarrow() {
            return !equals(EVERY);
        }
    }

    /**
     * @param run run that set it aside
     * @param feed feed whose declaration failed
     * @param file file in which it stands
     * @param number line of the file, counted from 1
     * @param rule rule that was broken
     * @param column column that the rule belongs to; empty where it belongs to none
     * @param value value that broke it, as the engine shows it; empty where it is hidden
     * @param reason what is wrong, as the engine shows it
     * @param at when
     */
    public record Line(
            String run,
            String feed,
            String file,
            long number,
            String rule,
            String column,
            String value,
            String reason,
            Instant at) {}

    /**
     * Some of the lines that match.
     *
     * @param lines the newest run first, in the order of the files
     * @param matches how many there are
     */
    public record Found(List<Line> lines, long matches) {
        public Found {
            lines = List.copyOf(lines);
        }
    }

    private record Row(Line line, long matches) {}

    /**
     * Lines that match.
     *
     * @param skipped lines before the first that is told
     * @param count lines at most
     */
    public Found find(Connection connection, Filter filter, long skipped, int count) {
        List<Row> rows = library.engine("quarantine_lines")
                .bind("feed", Value.of(filter.feed()))
                .bind("rule", Value.of(filter.rule()))
                .bind("file", Value.of(filter.file()))
                .bind("line", Value.of(filter.line()))
                .bind("first_row", Value.of(skipped + 1))
                .bind("last_row", Value.of(skipped + count))
                .statement()
                .rows(
                        connection,
                        row -> new Row(
                                new Line(
                                        row.getString("run_id"),
                                        row.getString("feed"),
                                        row.getString("file"),
                                        row.getLong("line"),
                                        row.getString("rule"),
                                        row.getString("column_name"),
                                        row.getString("rejected_value"),
                                        Optional.ofNullable(row.getString("reason"))
                                                .orElse(""),
                                        Optional.ofNullable(row.getTimestamp("quarantined_at"))
                                                .map(Timestamp::toInstant)
                                                .orElse(Instant.EPOCH)),
                                row.getLong("matches")));
        return new Found(
                rows.stream().map(Row::line).toList(),
                rows.isEmpty() ? 0 : rows.getFirst().matches());
    }
}
