package io.truelift.pipelines.iceberg;

import io.truelift.platform.project.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.util.SerializationUtil;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of any table: one Parquet file per bundle and table, then one commit per table to the branch
 * {@code audit}. The published branch is not touched. Answers the tables that were committed.
 */
public final class WriteTables extends PTransform<PCollection<TableRow>, PCollection<String>> {
    private static final long serialVersionUID = 1L;

    private final HashMap<String, TableTarget> targets;
    private final HashMap<String, String> settings;
    private final String runId;
    private final AuditBranch.Mode mode;

    public WriteTables(
            HashMap<String, TableTarget> targets, Map<String, String> settings, String runId, AuditBranch.Mode mode) {
        this.targets = targets;
        this.settings = new HashMap<>(settings);
        this.runId = runId;
        this.mode = mode;
    }

    @Override
    public PCollection<String> expand(PCollection<TableRow> rows) {
        return rows.apply("write files", ParDo.of(new WriteFiles(targets, runId)))
                .setCoder(KvCoder.of(StringUtf8Coder.of(), ByteArrayCoder.of()))
                .apply("gather files", GroupByKey.create())
                .apply("commit", ParDo.of(new Commit(settings, runId, mode)));
    }

    private static final class WriteFiles extends DoFn<TableRow, KV<String, byte[]>> {
        private static final long serialVersionUID = 1L;

        private final HashMap<String, TableTarget> targets;
        private final String runId;
        private transient @Nullable Map<String, DataFileWriter> writers;

        WriteFiles(HashMap<String, TableTarget> targets, String runId) {
            this.targets = targets;
            this.runId = runId;
        }

        @StartBundle
        public void start() {
            writers = new HashMap<>();
        }

        @ProcessElement
        public void write(@Element TableRow row) {
            writers.computeIfAbsent(row.table(), table -> new DataFileWriter(targets.get(table), runId))
                    .write(row);
        }

        @FinishBundle
        public void finish(FinishBundleContext context) {
            writers.forEach((table, writer) -> context.output(
                    KV.of(table, SerializationUtil.serializeToBytes(writer.finish())),
                    BoundedWindow.TIMESTAMP_MIN_VALUE,
                    GlobalWindow.INSTANCE));
        }
    }

    private static final class Commit extends DoFn<KV<String, Iterable<byte[]>>, String> {
        private static final long serialVersionUID = 1L;

        private final HashMap<String, String> settings;
        private final String runId;
        private final AuditBranch.Mode mode;

        Commit(HashMap<String, String> settings, String runId, AuditBranch.Mode mode) {
            this.settings = settings;
            this.runId = runId;
            this.mode = mode;
        }

        @ProcessElement
        public void commit(@Element KV<String, Iterable<byte[]>> element, OutputReceiver<String> out) throws Exception {
            List<DataFile> files = StreamSupport.stream(element.getValue().spliterator(), false)
                    .map(SerializationUtil::<DataFile>deserializeFromBytes)
                    .toList();
            try (Lakehouse lakehouse = Lakehouse.open(Settings.of(settings))) {
                AuditBranch.commit(lakehouse.table(element.getKey()), files, runId, mode);
            }
            out.output(element.getKey());
        }
    }
}
