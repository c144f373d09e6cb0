package io.truelift.pipelines.identity;

import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableRowCoder;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Sum;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/** Rows of {@code governed.identity}: each identifier with its person and the number of records that carry it. */
public final class DescribeIdentities extends PTransform<PCollection<TableRow>, PCollection<TableRow>> {
    private static final long serialVersionUID = 1L;

    private final PCollectionView<Map<String, String>> customers;
    private final String runId;

    public DescribeIdentities(PCollectionView<Map<String, String>> customers, String runId) {
        this.customers = customers;
        this.runId = runId;
    }

    @Override
    public PCollection<TableRow> expand(PCollection<TableRow> raw) {
        return raw
                .apply("count on each worker", ParDo.of(new CountLocally()))
                .setCoder(KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of()))
                .apply("add up", Sum.longsPerKey())
                .apply("describe", ParDo.of(new Describe(customers, runId)).withSideInputs(customers))
                .setCoder(TableRowCoder.of());
    }

    private static final class CountLocally extends DoFn<TableRow, KV<String, Long>> {
        private static final long serialVersionUID = 1L;

        private transient @Nullable Map<String, Long> counts;

        @StartBundle
        public void start() {
            counts = new HashMap<>();
        }

        @ProcessElement
        public void count(@Element TableRow row) {
            Stitch.identifiers(row).forEach(identifier -> counts.merge(identifier, 1L, Long::sum));
        }

        @FinishBundle
        public void finish(FinishBundleContext context) {
            counts.forEach((identifier, count) -> context.output(
                    KV.of(identifier, count), BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE));
        }
    }

    private static final class Describe extends DoFn<KV<String, Long>, TableRow> {
        private static final long serialVersionUID = 1L;

        private final PCollectionView<Map<String, String>> customers;
        private final String runId;

        Describe(PCollectionView<Map<String, String>> customers, String runId) {
            this.customers = customers;
            this.runId = runId;
        }

        @ProcessElement
        public void describe(@Element KV<String, Long> count, OutputReceiver<TableRow> out, ProcessContext context) {
            String identifier = count.getKey();
            out.output(new TableRow("governed.identity", new @Nullable Object[] {
                identifier.substring(0, identifier.indexOf(':')), identifier, context.sideInput(customers).get(identifier), count.getValue(), runId
            }));
        }
    }
}
