package io.truelift.pipelines.identity;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.pipelines.iceberg.AuditBranch;
import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableTarget;
import io.truelift.pipelines.iceberg.TableWriter;
import io.truelift.pipelines.iceberg.WriteTables;
import io.truelift.pipelines.identity.resolution.IdentityRows;
import io.truelift.pipelines.identity.resolution.IdentityTables;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.POutput;

/** The tables about identifiers on the branch of a run. What changed is added; the others are written anew. */
record AuditedTables(Lakehouse lakehouse, Dictionary dictionary, Map<String, String> settings, String runId)
        implements IdentityTables {

    @Override
    public PTransform<PCollection<TableRow>, ? extends POutput> write(String table) {
        return new WriteTables(
                TableTarget.of(lakehouse, List.of(dictionary.table(table))), settings, runId, mode(table));
    }

    @Override
    public void fill(String table, Consumer<Consumer<TableRow>> rows) {
        TableWriter.fill(lakehouse, dictionary.table(table), runId, mode(table), rows);
    }

    private static AuditBranch.Mode mode(String table) {
        return table.equals(IdentityRows.HISTORY) ? AuditBranch.Mode.APPEND : AuditBranch.Mode.REPLACE;
    }
}
