package io.truelift.pipelines.iceberg;

import java.util.HashMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/** Writes rows of any tables to Parquet files, which {@link CommitFiles} makes part of their tables. */
public final class WriteFiles extends PTransform<PCollection<TableRow>, PCollection<KV<String, byte[]>>> {
    private static final long serialVersionUID = 1L;

    private final Write write;

    public WriteFiles(HashMap<String, TableTarget> targets, String runId) {
        this.write = new Write(targets, runId);
    }

    @Override
    public PCollection<KV<String, byte[]>> expand(PCollection<TableRow> rows) {
        return rows.apply("write files", ParDo.of(write)).setCoder(CommitFiles.FILE);
    }

    private static final class Write extends DoFn<TableRow, KV<String, byte[]>> {
        private static final long serialVersionUID = 1L;

        private final HashMap<String, TableTarget> targets;
        private final String runId;
        private transient @Nullable RowFiles files;

        Write(HashMap<String, TableTarget> targets, String runId) {
            this.targets = targets;
            this.runId = runId;
        }

        @StartBundle
        public void start() {
            files = new RowFiles(targets, runId);
        }

        @ProcessElement
        public void write(@Element TableRow row, OutputReceiver<KV<String, byte[]>> out) {
            files.write(row, (table, file) -> out.output(KV.of(table, file)));
        }

        @FinishBundle
        public void finish(FinishBundleContext context) {
            files.finish((table, file) ->
                    context.output(KV.of(table, file), BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE));
        }
    }
}
