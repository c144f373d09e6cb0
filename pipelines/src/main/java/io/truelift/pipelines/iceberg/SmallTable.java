package io.truelift.pipelines.iceberg;

import io.truelift.governance.dictionary.TableContract;
import java.util.List;

/** Writes a few rows to a table's branch, without a pipeline. */
public final class SmallTable {
    private SmallTable() {}

    public static void write(
            Lakehouse lakehouse, TableContract contract, List<TableRow> rows, String runId, AuditBranch.Mode mode) {
        TableWriter.fill(lakehouse, contract, runId, mode, rows::forEach);
    }
}
