package io.truelift.pipelines.quality;

import io.truelift.governance.check.Severity;
import java.util.List;
import org.apache.iceberg.data.Record;

/** A check while a table is read: it sees every row once. */
abstract class Reading {
    private final List<String> columns;
    private final String column;
    private final String rule;
    private final Severity severity;

    Reading(List<String> columns, String rule, Severity severity) {
        this.columns = List.copyOf(columns);
        this.column = String.join(", ", columns);
        this.rule = rule;
        this.severity = severity;
    }

    List<String> columns() {
        return columns;
    }

    /** Its columns as findings name them. */
    String column() {
        return column;
    }

    String rule() {
        return rule;
    }

    Severity severity() {
        return severity;
    }

    /** @param isAdded whether the run added the row */
    abstract void see(Record row, boolean isAdded);

    /** @param rows rows of the table */
    abstract Finding finding(String table, long rows);
}
