package io.truelift.pipelines.customer;

import io.truelift.pipelines.customer.Deduplication.Rule;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableRowCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;

/** Of raw rows that deliver the same record again, the one that counts by the feed's declaration; all others as they are. */
public final class Deduplicate
        extends PTransform<PCollection<KV<@Nullable String, TableRow>>, PCollection<KV<@Nullable String, TableRow>>> {
    private static final Coder<KV<@Nullable String, TableRow>> CODER =
            KvCoder.of(NullableCoder.of(StringUtf8Coder.of()), TableRowCoder.of());
    private static final TupleTag<KV<@Nullable String, TableRow>> SINGLE = new TupleTag<>() {};
    private static final TupleTag<KV<String, KV<@Nullable String, TableRow>>> KEYED = new TupleTag<>() {};
    private static final long serialVersionUID = 1L;

    private final Deduplication deduplication;

    public Deduplicate(Deduplication deduplication) {
        this.deduplication = deduplication;
    }

    @Override
    public PCollection<KV<@Nullable String, TableRow>> expand(PCollection<KV<@Nullable String, TableRow>> raw) {
        if (deduplication.isEmpty()) {
            return raw;
        }
        PCollectionTuple split =
                raw.apply("by key", ParDo.of(new ByKey(deduplication)).withOutputTags(SINGLE, TupleTagList.of(KEYED)));
        PCollection<KV<@Nullable String, TableRow>> kept = split.get(KEYED)
                .setCoder(KvCoder.of(StringUtf8Coder.of(), CODER))
                .apply("same record", GroupByKey.create())
                .apply("the one that counts", ParDo.of(new Keep(deduplication)))
                .setCoder(CODER);
        return PCollectionList.of(split.get(SINGLE).setCoder(CODER))
                .and(kept)
                .apply("one of each", Flatten.pCollections());
    }

    private static final class ByKey extends DoFn<KV<@Nullable String, TableRow>, KV<@Nullable String, TableRow>> {
        private static final long serialVersionUID = 1L;
        private final Deduplication deduplication;

        ByKey(Deduplication deduplication) {
            this.deduplication = deduplication;
        }

        @ProcessElement
        public void key(@Element KV<@Nullable String, TableRow> element, MultiOutputReceiver out) {
            TableRow row = element.getValue();
            Rule rule = deduplication.of(row);
            if (rule == null) {
                out.get(SINGLE).output(element);
            } else if (rule.isCounted(row)) {
                out.get(KEYED).output(KV.of(rule.key(row), element));
            }
        }
    }

    private static final class Keep
            extends DoFn<KV<String, Iterable<KV<@Nullable String, TableRow>>>, KV<@Nullable String, TableRow>> {
        private static final long serialVersionUID = 1L;
        private final Deduplication deduplication;

        Keep(Deduplication deduplication) {
            this.deduplication = deduplication;
        }

        @ProcessElement
        public void keep(
                @Element KV<String, Iterable<KV<@Nullable String, TableRow>>> same,
                OutputReceiver<KV<@Nullable String, TableRow>> out) {
            KV<@Nullable String, TableRow> kept = null;
            for (KV<@Nullable String, TableRow> one : same.getValue()) {
                if (kept == null
                        || deduplication.of(one.getValue()).order().compare(one.getValue(), kept.getValue()) < 0) {
                    kept = one;
                }
            }
            out.output(kept);
        }
    }
}
