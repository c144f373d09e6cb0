package io.truelift.pipelines.iceberg;

import io.truelift.governance.dictionary.TableContract;
import java.util.List;
import org.apache.iceberg.Table;

/** Writes a few rows to a table's branch, without a pipeline. */
public final class SmallTable {
    private SmallTable() {}

    public static void write(Lakehouse lakehouse, TableContract contract, List<TableRow> rows, String runId, AuditBranch.Mode mode) {
        Table table = lakehouse.table(contract.qualifiedName());
        if (rows.isEmpty()) {
            if (mode == AuditBranch.Mode.REPLACE) {
                AuditBranch.replaceByNothing(table, runId);
            }
            return;
        }
        DataFileWriter writer = new DataFileWriter(new TableTarget(table, Rows.columns(contract)), runId);
        rows.forEach(writer::write);
        AuditBranch.commit(table, List.of(writer.finish()), runId, mode);
    }
}
