package io.truelift.pipelines.customer;

import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableRowCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/** Of raw rows that deliver the same record again the one that counts by the feed's declaration, as a fact. */
final class KeepOneOfEach
        extends PTransform<PCollection<KV<String, KV<@Nullable String, TableRow>>>, PCollection<TableRow>> {
    private static final long serialVersionUID = 1L;

    private final Keep keep;

    KeepOneOfEach(Deduplication deduplication, FactMaker facts) {
        this.keep = new Keep(deduplication, facts);
    }

    @Override
    public PCollection<TableRow> expand(PCollection<KV<String, KV<@Nullable String, TableRow>>> byKey) {
        return byKey.apply("same record", GroupByKey.create())
                .apply("the one that counts", ParDo.of(keep))
                .setCoder(TableRowCoder.of());
    }

    private static final class Keep extends DoFn<KV<String, Iterable<KV<@Nullable String, TableRow>>>, TableRow> {
        private static final long serialVersionUID = 1L;

        private final Deduplication deduplication;
        private final FactMaker facts;

        Keep(Deduplication deduplication, FactMaker facts) {
            this.deduplication = deduplication;
            this.facts = facts;
        }

        @ProcessElement
        public void keep(
                @Element KV<String, Iterable<KV<@Nullable String, TableRow>>> same, OutputReceiver<TableRow> out) {
            KV<@Nullable String, TableRow> kept = null;
            for (KV<@Nullable String, TableRow> one : same.getValue()) {
                if (kept == null
                        || deduplication.of(one.getValue()).order().compare(one.getValue(), kept.getValue()) < 0) {
                    kept = one;
                }
            }
            TableRow fact = facts.fact(kept.getKey(), kept.getValue());
            if (fact != null) {
                out.output(fact);
            }
        }
    }
}
