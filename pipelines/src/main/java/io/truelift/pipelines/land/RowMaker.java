package io.truelift.pipelines.land;

import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.pipelines.feed.Line;
import io.truelift.pipelines.feed.ValueRule;
import io.truelift.pipelines.iceberg.TableRow;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a row of a raw table from a line, by rules of its feed. */
final class RowMaker {
    private final String table;
    private final List<ColumnContract> columns;
    private final Part[] parts;
    private final @Nullable ValueRule[] rules;
    private final ValueConverter values;
    private final String feed;
    private final String runId;

    /** Where the value of a column comes from. */
    private enum Part {
        RECORD_ID,
        IDENTIFIERS,
        FEED,
        FILE,
        LINE,
        RUN_ID,
        RULE;

        static Part of(ColumnContract column) {
            return switch (column.name()) {
                case "record_id" -> RECORD_ID;
                case "identifiers" -> IDENTIFIERS;
                case "feed" -> FEED;
                case "file" -> FILE;
                case "line" -> LINE;
                case "run_id" -> RUN_ID;
                default -> RULE;
            };
        }
    }

    /** @param rules by column what fills it; where there is none it stays empty */
    RowMaker(TableContract contract, Map<String, ValueRule> rules, ValueConverter values, String feed, String runId) {
        this.table = contract.qualifiedName();
        this.columns = contract.columns();
        this.parts = columns.stream().map(Part::of).toArray(Part[]::new);
        this.rules = columns.stream().map(column -> rules.get(column.name())).toArray(ValueRule[]::new);
        this.values = values;
        this.feed = feed;
        this.runId = runId;
    }

    /**
     * The row.
     *
     * @param people identifiers of the line
     * @param index its number among the rows of the line
     */
    TableRow row(Line line, List<String> people, String file, int index) {
        @Nullable Object[] row = new Object[parts.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = switch (parts[i]) {
                case RECORD_ID -> line.name() + "-" + index;
                case IDENTIFIERS -> people;
                case FEED -> feed;
                case FILE -> file;
                case LINE -> line.number();
                case RUN_ID -> runId;
                case RULE -> value(rules[i], columns.get(i), line);
            };
        }
        return new TableRow(table, row);
    }

    private @Nullable Object value(@Nullable ValueRule rule, ColumnContract column, Line line) {
        String text = rule == null ? null : rule.of(line, column.name());
        return values.convert(text, column, rule == null ? null : rule.format());
    }
}
