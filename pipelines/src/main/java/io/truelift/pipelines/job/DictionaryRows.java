package io.truelift.pipelines.job;

import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.pipelines.iceberg.TableRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The dictionary as a table that anybody can query: {@code governance.dictionary}, a row per column. */
final class DictionaryRows {
    static final String TABLE = "governance.dictionary";

    private DictionaryRows() {}

    static List<TableRow> of(Dictionary dictionary, String runId) {
        List<TableRow> rows = new ArrayList<>();
        for (TableContract table : dictionary.tables()) {
            int position = 1;
            for (ColumnContract column : table.columns()) {
                rows.add(new TableRow(TABLE, new @Nullable Object[] {
                    table.qualifiedName(),
                    column.name(),
                    position++,
                    column.type(),
                    column.description(),
                    table.owner(),
                    column.classification().word(),
                    column.purposes(),
                    table.description(),
                    table.grain(),
                    runId
                }));
            }
        }
        return rows;
    }
}
