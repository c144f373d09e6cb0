package io.truelift.pipelines.iceberg;

import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;

/** Writes rows of any tables, and commits them, one commit for each table. Answers the tables that were committed. */
public final class WriteTables extends PTransform<PCollection<TableRow>, PCollection<String>> {
    private static final long serialVersionUID = 1L;

    private final WriteFiles write;
    private final CommitFiles commit;

    public WriteTables(
            HashMap<String, TableTarget> targets, Map<String, String> settings, String runId, AuditBranch.Mode mode) {
        this.write = new WriteFiles(targets, runId);
        this.commit = new CommitFiles(settings, runId, mode);
    }

    @Override
    public PCollection<String> expand(PCollection<TableRow> rows) {
        return rows.apply("write", write).apply("commit", commit);
    }
}
