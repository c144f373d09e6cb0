package io.truelift.pipelines.identity;

import io.truelift.pipelines.iceberg.TableRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
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
 * Brings identifiers of one person together: connected components over identifiers that stand in one record. Each
 * worker first joins what it sees, so only components travel; the last step joins these on one worker. Answers the
 * customer id of each identifier.
 */
public final class Stitch extends PTransform<PCollection<TableRow>, PCollection<KV<String, String>>> {
    private static final long serialVersionUID = 1L;
    /** Place of the identifiers in every raw row. */
    public static final int IDENTIFIERS = 1;

    private final CustomerIds ids;

    public Stitch(CustomerIds ids) {
        this.ids = ids;
    }

    @Override
    public PCollection<KV<String, String>> expand(PCollection<TableRow> rows) {
        return rows
                .apply("join on each worker", ParDo.of(new JoinLocally()))
                .setCoder(KvCoder.of(VarIntCoder.of(), ListCoder.of(StringUtf8Coder.of())))
                .apply("gather components", GroupByKey.create())
                .apply("join and name", ParDo.of(new JoinAndName(ids)))
                .setCoder(KvCoder.of(StringUtf8Coder.of(), StringUtf8Coder.of()));
    }

    @SuppressWarnings("unchecked")
    public static List<String> identifiers(TableRow row) {
        return (List<String>) row.values()[IDENTIFIERS];
    }

    private static final class JoinLocally extends DoFn<TableRow, KV<Integer, List<String>>> {
        private static final long serialVersionUID = 1L;

        private transient @Nullable Components components;
        private transient @Nullable Set<List<String>> seen;

        @StartBundle
        public void start() {
            components = new Components();
            seen = new HashSet<>();
        }

        @ProcessElement
        public void join(@Element TableRow row) {
            List<String> identifiers = identifiers(row);
            if (!identifiers.isEmpty() && seen.add(identifiers)) {
                components.link(identifiers);
            }
        }

        @FinishBundle
        public void finish(FinishBundleContext context) {
            components.byFirstMember().values().forEach(members -> context.output(
                    KV.of(0, members), BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE));
        }
    }

    private static final class JoinAndName extends DoFn<KV<Integer, Iterable<List<String>>>, KV<String, String>> {
        private static final long serialVersionUID = 1L;

        private final CustomerIds ids;

        JoinAndName(CustomerIds ids) {
            this.ids = ids;
        }

        @ProcessElement
        public void join(@Element KV<Integer, Iterable<List<String>>> parts, OutputReceiver<KV<String, String>> out) {
            Components components = new Components();
            parts.getValue().forEach(components::link);
            for (Map.Entry<String, List<String>> person : components.byFirstMember().entrySet()) {
                String customer = ids.of(new ArrayList<>(person.getValue()));
                person.getValue().forEach(identifier -> out.output(KV.of(identifier, customer)));
            }
        }
    }
}
