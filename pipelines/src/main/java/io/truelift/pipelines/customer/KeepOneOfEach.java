package io.truelift.pipelines.customer;

import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableRowCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;

/**
 * Of raw rows that deliver the same record again the one that counts by the feed's declaration, as a fact; and what these facts add up
 * to, for the people.
 */
final class KeepOneOfEach
        extends PTransform<PCollection<KV<String, KV<@Nullable String, TableRow>>>, PCollectionTuple> {
    static final TupleTag<TableRow> FACTS = new TupleTag<>("facts") {};
    static final TupleTag<KV<String, TableRow>> TO_PEOPLE = new TupleTag<>("to people") {};

    private static final long serialVersionUID = 1L;

    private final Keep keep;

    KeepOneOfEach(Deduplication deduplication, FactMaker facts, Concerned concerned) {
        this.keep = new Keep(deduplication, facts, concerned);
    }

    @Override
    public PCollectionTuple expand(PCollection<KV<String, KV<@Nullable String, TableRow>>> byKey) {
        PCollectionTuple kept = byKey.apply("same record", GroupByKey.create())
                .apply("the one that counts", ParDo.of(keep).withOutputTags(FACTS, TupleTagList.of(TO_PEOPLE)));
        kept.get(FACTS).setCoder(TableRowCoder.of());
        kept.get(TO_PEOPLE).setCoder(BuildTables.BY_PERSON);
        return kept;
    }

    private static final class Keep extends DoFn<KV<String, Iterable<KV<@Nullable String, TableRow>>>, TableRow> {
        private static final long serialVersionUID = 1L;

        private final Deduplication deduplication;
        private final FactMaker facts;
        private final Concerned concerned;
        private transient @Nullable SumUpFacts figures;

        Keep(Deduplication deduplication, FactMaker facts, Concerned concerned) {
            this.deduplication = deduplication;
            this.facts = facts;
            this.concerned = concerned;
        }

        @StartBundle
        public void start() {
            figures = facts.sums();
        }

        @ProcessElement
        public void keep(@Element KV<String, Iterable<KV<@Nullable String, TableRow>>> same, MultiOutputReceiver out) {
            KV<@Nullable String, TableRow> kept = null;
            for (KV<@Nullable String, TableRow> one : same.getValue()) {
                if (kept == null
                        || deduplication.of(one.getValue()).order().compare(one.getValue(), kept.getValue()) < 0) {
                    kept = one;
                }
            }
            TableRow fact = facts.fact(kept.getKey(), kept.getValue());
            if (fact == null) {
                return;
            }
            String customer = kept.getKey();
            if (customer != null && concerned.has(customer)) {
                figures.add(customer, fact, (person, sums) -> out.get(TO_PEOPLE).output(KV.of(person, sums)));
            }
            if (concerned.makesFactOf(customer, kept.getValue())) {
                out.get(FACTS).output(fact);
            }
        }

        @FinishBundle
        public void finish(FinishBundleContext context) {
            figures.finish((customer, sums) -> context.output(
                    TO_PEOPLE, KV.of(customer, sums), BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE));
        }
    }
}
