package io.truelift.pipelines.customer;

import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableRowCoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.jspecify.annotations.Nullable;

/**
 * Makes one row per person, and the words on consent that hold for them. Records about the person and words on consent
 * travel to the person whole; of every other record only the counts by feed do.
 */
public final class BuildCustomers extends PTransform<PCollection<KV<@Nullable String, TableRow>>, PCollection<TableRow>> {
    private static final long serialVersionUID = 1L;
    /** Pretended table of rows that carry counts: feed and number of records. */
    static final String COUNT = "count";

    private final CustomerAssembler assembler;

    public BuildCustomers(CustomerAssembler assembler) {
        this.assembler = assembler;
    }

    @Override
    public PCollection<TableRow> expand(PCollection<KV<@Nullable String, TableRow>> raw) {
        return raw
                .apply("send to the person", ParDo.of(new SendToPerson()))
                .setCoder(KvCoder.of(StringUtf8Coder.of(), TableRowCoder.of()))
                .apply("gather each person", GroupByKey.create())
                .apply("assemble", ParDo.of(new Assemble(assembler)))
                .setCoder(TableRowCoder.of());
    }

    private static final class SendToPerson extends DoFn<KV<@Nullable String, TableRow>, KV<String, TableRow>> {
        private static final long serialVersionUID = 1L;

        private transient @Nullable Map<List<String>, Long> counts;

        @StartBundle
        public void start() {
            counts = new HashMap<>();
        }

        @ProcessElement
        public void send(@Element KV<@Nullable String, TableRow> element, OutputReceiver<KV<String, TableRow>> out) {
            String customer = element.getKey();
            TableRow row = element.getValue();
            if (customer == null) {
                return;
            }
            if (CustomerAssembler.isWhole(row.table())) {
                out.output(KV.of(customer, row));
            } else {
                counts.merge(List.of(customer, CustomerAssembler.feed(row)), 1L, Long::sum);
            }
        }

        @FinishBundle
        public void finish(FinishBundleContext context) {
            counts.forEach((key, count) -> context.output(
                    KV.of(key.getFirst(), new TableRow(COUNT, new @Nullable Object[] {key.get(1), count})),
                    BoundedWindow.TIMESTAMP_MIN_VALUE,
                    GlobalWindow.INSTANCE));
        }
    }

    private static final class Assemble extends DoFn<KV<String, Iterable<TableRow>>, TableRow> {
        private static final long serialVersionUID = 1L;

        private final CustomerAssembler assembler;

        Assemble(CustomerAssembler assembler) {
            this.assembler = assembler;
        }

        @ProcessElement
        public void assemble(@Element KV<String, Iterable<TableRow>> person, OutputReceiver<TableRow> out) {
            assembler.assemble(person.getKey(), person.getValue()).forEach(out::output);
        }
    }
}
