package io.truelift.pipelines.land;

import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.Line;
import io.truelift.pipelines.feed.Rejection;
import io.truelift.pipelines.feed.ValueRule;
import io.truelift.pipelines.iceberg.DeletionRow;
import io.truelift.pipelines.iceberg.TableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a row of {@code raw.deletion} from a line which says that a record is gone. Of the record's columns it needs those of
 * the key, and the time by which the latest is told; what else its table requires may be missing.
 */
final class DeletionMaker {
    private final Feed.Deletes deletes;
    private final int keyColumns;
    private final TableContract table;
    private final ValueConverter values;
    private final String feed;
    private final String runId;

    /** @param table contract of the raw table whose records are deleted */
    DeletionMaker(Feed.Repeats repeats, TableContract table, ValueConverter values, String feed, String runId) {
        this.deletes = repeats.deletes();
        this.keyColumns = repeats.key().size();
        this.table = table;
        this.values = values;
        this.feed = feed;
        this.runId = runId;
    }

    /**
     * The row.
     *
     * @param index its number among the rows of the line
     * @throws Rejection where the line does not say which record, or not when
     */
    TableRow row(Line line, String file, int index) {
        List<String> key = new ArrayList<>();
        Object statedAt = null;
        for (Map.Entry<String, ValueRule> column : deletes.columns().entrySet()) {
            Object value = value(column.getKey(), column.getValue(), line);
            if (key.size() < keyColumns) {
                key.add(DeletionRow.text(value));
            } else {
                statedAt = value;
            }
        }
        @Nullable
        Object[] row = {
            line.name() + "-" + index,
            List.of(),
            table.qualifiedName(),
            List.copyOf(key),
            statedAt,
            feed,
            file,
            line.number(),
            runId
        };
        return new TableRow(Feed.Deletes.TABLE, row);
    }

    private Object value(String name, ValueRule rule, Line line) {
        ColumnContract column = table.column(name).orElseThrow();
        String text = rule.of(line, name);
        Object value = text == null ? null : values.convert(text, column, rule.format());
        if (value == null) {
            throw new Rejection(
                    "deletion",
                    name,
                    null,
                    "Cannot tell which record of %s is gone, or since when: the line has no %s. Deliver it, or say under columns of deletes where it stands."
                            .formatted(table.qualifiedName(), name));
        }
        return value;
    }
}
