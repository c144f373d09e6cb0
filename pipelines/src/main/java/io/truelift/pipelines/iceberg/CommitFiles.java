package io.truelift.pipelines.iceberg;

import io.truelift.platform.project.Settings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.util.SerializationUtil;

/**
 * Commits files that {@link RowFiles} wrote, by their tables: one commit for each table, to the branch {@code audit}. The
 * published branch is not touched. Answers the tables that were committed.
 */
public final class CommitFiles extends PTransform<PCollection<KV<String, byte[]>>, PCollection<String>> {
    /** Of files by their tables. */
    public static final KvCoder<String, byte[]> FILE = KvCoder.of(StringUtf8Coder.of(), ByteArrayCoder.of());

    private static final long serialVersionUID = 1L;

    private final Commit commit;

    public CommitFiles(Map<String, String> settings, String runId, AuditBranch.Mode mode) {
        this(settings, runId, mode, Set.of());
    }

    /** @param replaced tables whose rows the files replace, whatever the mode is */
    public CommitFiles(Map<String, String> settings, String runId, AuditBranch.Mode mode, Set<String> replaced) {
        this.commit = new Commit(new HashMap<>(settings), runId, mode, new HashSet<>(replaced));
    }

    @Override
    public PCollection<String> expand(PCollection<KV<String, byte[]>> files) {
        return files.apply("gather files", GroupByKey.create()).apply("commit", ParDo.of(commit));
    }

    private static final class Commit extends DoFn<KV<String, Iterable<byte[]>>, String> {
        private static final long serialVersionUID = 1L;

        private final HashMap<String, String> settings;
        private final String runId;
        private final AuditBranch.Mode mode;
        private final HashSet<String> replaced;

        Commit(HashMap<String, String> settings, String runId, AuditBranch.Mode mode, HashSet<String> replaced) {
            this.settings = settings;
            this.runId = runId;
            this.mode = mode;
            this.replaced = replaced;
        }

        @ProcessElement
        public void commit(@Element KV<String, Iterable<byte[]>> element, OutputReceiver<String> out) throws Exception {
            List<DataFile> files = StreamSupport.stream(element.getValue().spliterator(), false)
                    .map(SerializationUtil::<DataFile>deserializeFromBytes)
                    .toList();
            try (Lakehouse lakehouse = Lakehouse.open(Settings.of(settings))) {
                AuditBranch.commit(
                        lakehouse.table(element.getKey()),
                        files,
                        runId,
                        replaced.contains(element.getKey()) ? AuditBranch.Mode.REPLACE : mode);
            }
            out.output(element.getKey());
        }
    }
}
