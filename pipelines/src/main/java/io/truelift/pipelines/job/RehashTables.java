package io.truelift.pipelines.job;

import io.truelift.governance.dictionary.TableContract;
import io.truelift.governance.identity.KeyChain;
import io.truelift.pipelines.iceberg.AuditBranch;
import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.pipelines.iceberg.ReadTable;
import io.truelift.pipelines.iceberg.TableTarget;
import io.truelift.pipelines.iceberg.WriteTables;
import io.truelift.pipelines.identity.Rehash;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.iceberg.Table;

/** Writes tables anew, on their branch, with what the last key of a chain makes of their hashes. */
final class RehashTables {
    private RehashTables() {}

    static void in(
            Pipeline pipeline,
            Lakehouse lakehouse,
            List<TableContract> tables,
            KeyChain keys,
            Map<String, String> settings,
            String runId) {
        pipeline.apply("read", ReadTable.of(lakehouse, tables))
                .apply("rehash", new Rehash(keys, tables))
                .apply(
                        "write",
                        new WriteTables(TableTarget.of(lakehouse, tables), settings, runId, AuditBranch.Mode.REPLACE));
    }

    /** Writes an empty table too: the fingerprint of the keys is published with it. */
    static void touch(Table table, String runId) {
        if (!AuditBranch.isCommitted(table, runId)) {
            AuditBranch.replaceByNothing(table, runId);
        }
    }
}
