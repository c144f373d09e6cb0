package io.truelift.pipelines.customer;

import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.pipelines.iceberg.RawRow;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableRowCoder;
import io.truelift.pipelines.identity.NodeCoder;
import io.truelift.pipelines.identity.RecentlySeen;
import io.truelift.pipelines.identity.Records;
import io.truelift.pipelines.identity.rules.Node;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;

/**
 * Makes one row per person, and the consent events that hold for them. Records about the person and consent events
 * travel to the person whole; of every other record only the counts by feed do. A refusal under an identifier of several
 * people travels to all of them ({@link ShareRefusals}).
 */
public final class BuildCustomers
        extends PTransform<PCollection<KV<@Nullable String, TableRow>>, PCollection<TableRow>> {
    private static final long serialVersionUID = 1L;
    /** Pretended table of rows that carry counts: feed and number of records. */
    static final String COUNT = "count";

    private static final TupleTag<KV<String, TableRow>> TO_PEOPLE = new TupleTag<>() {};
    private static final TupleTag<KV<Node, TableRow>> BY_IDENTIFIER = new TupleTag<>() {};
    private static final KvCoder<String, TableRow> BY_PERSON = KvCoder.of(StringUtf8Coder.of(), TableRowCoder.of());

    private final IdentityPolicy policy;
    private final HashSet<Node> shared;
    private final CustomerAssembler assembler;

    /** @param shared identifiers that too many people share: what is said under them is about nobody */
    public BuildCustomers(IdentityPolicy policy, Set<Node> shared, CustomerAssembler assembler) {
        this.policy = policy;
        this.shared = new HashSet<>(shared);
        this.assembler = assembler;
    }

    @Override
    public PCollection<TableRow> expand(PCollection<KV<@Nullable String, TableRow>> raw) {
        PCollectionTuple sent = raw.apply(
                "send to the person",
                ParDo.of(new SendToPerson(policy, shared)).withOutputTags(TO_PEOPLE, TupleTagList.of(BY_IDENTIFIER)));
        PCollection<KV<String, TableRow>> handedOn = sent.get(BY_IDENTIFIER)
                .setCoder(KvCoder.of(NodeCoder.of(), TableRowCoder.of()))
                .apply("share refusals", new ShareRefusals(policy, assembler));
        return PCollectionList.of(sent.get(TO_PEOPLE).setCoder(BY_PERSON))
                .and(handedOn)
                .apply("all about people", Flatten.pCollections())
                .apply("gather each person", GroupByKey.create())
                .apply("assemble", ParDo.of(new Assemble(assembler)))
                .setCoder(TableRowCoder.of());
    }

    private static final class SendToPerson extends DoFn<KV<@Nullable String, TableRow>, KV<String, TableRow>> {
        private static final long serialVersionUID = 1L;

        private final IdentityPolicy policy;
        private final HashSet<Node> shared;
        private transient @Nullable Map<List<String>, Long> counts;
        private transient RecentlySeen<KV<Node, String>> recent;

        SendToPerson(IdentityPolicy policy, HashSet<Node> shared) {
            this.policy = policy;
            this.shared = shared;
        }

        @StartBundle
        public void start() {
            counts = new HashMap<>();
            recent = new RecentlySeen<>();
        }

        @ProcessElement
        public void send(@Element KV<@Nullable String, TableRow> element, MultiOutputReceiver out) {
            String customer = element.getKey();
            TableRow row = element.getValue();
            if (customer == null) {
                sayByIdentifier(row, out);
                return;
            }
            standWith(customer, row, out);
            if (CustomerAssembler.isWhole(row.table())) {
                out.get(TO_PEOPLE).output(KV.of(customer, row));
            } else {
                counts.merge(List.of(customer, RawRow.feed(row)), 1L, Long::sum);
            }
        }

        private void sayByIdentifier(TableRow row, MultiOutputReceiver out) {
            if (row.table().equals(CustomerAssembler.WORD)) {
                Records.nodes(RawRow.identifiers(row), policy).stream()
                        .filter(node -> !shared.contains(node))
                        .findFirst()
                        .ifPresent(node -> out.get(BY_IDENTIFIER).output(KV.of(node, row)));
            }
        }

        /** What a record carries beside the identifier by which it found its person may be another's, too. */
        private void standWith(String customer, TableRow row, MultiOutputReceiver out) {
            List<String> identifiers = RawRow.identifiers(row);
            if (identifiers.size() < 2) {
                return;
            }
            for (Node node : Records.nodes(identifiers, policy)) {
                if (!shared.contains(node) && recent.isNew(KV.of(node, customer))) {
                    out.get(BY_IDENTIFIER).output(KV.of(node, ShareRefusals.stands(customer)));
                }
            }
        }

        @FinishBundle
        public void finish(FinishBundleContext context) {
            counts.forEach((key, count) -> context.output(
                    TO_PEOPLE,
                    KV.of(key.getFirst(), CustomerAssembler.counted(key.get(1), count)),
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
