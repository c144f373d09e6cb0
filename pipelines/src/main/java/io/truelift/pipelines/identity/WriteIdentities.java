package io.truelift.pipelines.identity;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.pipelines.iceberg.AuditBranch;
import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.pipelines.iceberg.ReadTable;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableRowCoder;
import io.truelift.pipelines.iceberg.TableTarget;
import io.truelift.pipelines.iceberg.WriteTables;
import io.truelift.pipelines.spill.Spill;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.jspecify.annotations.Nullable;

/** The step of a build that stitches raw records and writes who is who: identities, what changed for them, what was refused. */
public final class WriteIdentities {
    private static final List<String> KNOWN = List.of("identifier", "customer_id", "customer_created_at", "linked_at");

    private final Lakehouse lakehouse;
    private final Dictionary dictionary;
    private final IdentityPolicy policy;
    private final Map<String, String> settings;
    private final Pipelines pipelines;
    private final String runId;
    private final Instant start;

    public WriteIdentities(
            Lakehouse lakehouse, Dictionary dictionary, IdentityPolicy policy, Map<String, String> settings, Pipelines pipelines, String runId, Instant start) {
        this.lakehouse = lakehouse;
        this.dictionary = dictionary;
        this.policy = policy;
        this.settings = settings;
        this.pipelines = pipelines;
        this.runId = runId;
        this.start = start;
    }

    /**
     * What rows need to find their customer.
     *
     * @param shared identifiers that link nobody, for too many people share them
     * @param heavy customers of identifiers with very many records
     */
    public record Written(Set<Node> shared, Map<Node, String> heavy) {}

    public Written write() {
        List<BlockedLink> blocks = BlockedLinks.read(lakehouse, dictionary, policy);
        String folder = "%s/data/%s/stitch".formatted(lakehouse.table(IdentityRows.IDENTITY).location(), runId);
        try (ScratchFolder scratch = new ScratchFolder(lakehouse.table(IdentityRows.IDENTITY).io(), folder)) {
            Stitching stitching = new Stitching(policy, blocks, pipelines, scratch, UnionFind.PARTITION);
            Stitching.Joined joined = stitching.join(ReadRecords.of(lakehouse, dictionary.namespace("raw"), policy), known());
            Spill<KV<Node, String>> heavy = scratch.of("heavy", KvCoder.of(NodeCoder.of(), StringUtf8Coder.of()));
            IdentityRows rows = new IdentityRows(policy, blocks, runId, start);
            ResolveCustomers.Resolved resolved = stitching.resolve(joined);
            pipelines.run("stitch: people", pipeline -> {
                PCollectionTuple named = pipeline.apply("placed", resolved.placed().read())
                        .apply("name customers", new NameCustomers(new CustomerIds(policy, runId, start), rows));
                named.get(NameCustomers.HEAVY).apply("keep heavy", heavy.write());
                write("identities", AuditBranch.Mode.REPLACE, IdentityRows.IDENTITY, List.of(named.get(NameCustomers.IDENTITY)));
                PCollection<TableRow> gone = pipeline.apply("all that is gone", Spill.together(List.of(resolved.gone(), joined.gone())).read())
                        .apply("gone", ParDo.of(new Gone(rows)))
                        .setCoder(TableRowCoder.of());
                write("history", AuditBranch.Mode.APPEND, IdentityRows.HISTORY, List.of(named.get(NameCustomers.HISTORY), gone));
                PCollection<Refusal> refused = PCollectionList.of(pipeline.apply("between and shared", Spill.together(List.of(resolved.between(), joined.refusals())).read()))
                        .and(pipeline.apply("blocked", Create.of(blocks.stream().map(WriteIdentities::refusal).toList()).withCoder(RefusalCoder.of())))
                        .apply("all refused", Flatten.pCollections());
                write("refusals", AuditBranch.Mode.REPLACE, IdentityRows.REFUSAL,
                        List.of(named.get(NameCustomers.REFUSED), refused.apply("refused", ParDo.of(new Refused(rows))).setCoder(TableRowCoder.of())));
            });
            for (String table : List.of(IdentityRows.IDENTITY, IdentityRows.REFUSAL)) {
                AuditBranch.replaceByNothing(lakehouse.table(table), runId); // changes nothing where rows were written
            }
            return written(joined, heavy);
        }
    }

    private static Written written(Stitching.Joined joined, Spill<KV<Node, String>> heavy) {
        Set<Node> shared = new HashSet<>();
        joined.refusals().each(refusal -> shared.add(refusal.node()));
        Map<Node, String> customers = new HashMap<>();
        heavy.each(pair -> customers.put(pair.getKey(), pair.getValue()));
        return new Written(shared, customers);
    }

    private PTransform<PBegin, PCollection<KV<Node, ComponentMessage>>> known() {
        return new ReadKnown(policy, ReadTable.of(lakehouse, List.of(dictionary.table(IdentityRows.IDENTITY)), KNOWN));
    }

    private void write(String name, AuditBranch.Mode mode, String table, List<PCollection<TableRow>> rows) {
        PCollectionList.of(rows)
                .apply("all " + name, Flatten.pCollections())
                .apply("write " + name, new WriteTables(TableTarget.of(lakehouse, List.of(dictionary.table(table))), settings, runId, mode));
    }

    private static Refusal refusal(BlockedLink block) {
        return new Refusal(block.link().first(), block.link().second(), Refusal.Reason.BLOCKED, 0);
    }

    private static final class ReadKnown extends PTransform<PBegin, PCollection<KV<Node, ComponentMessage>>> {
        private static final long serialVersionUID = 1L;
        private final IdentityPolicy policy;
        private final ReadTable identities;

        ReadKnown(IdentityPolicy policy, ReadTable identities) {
            this.policy = policy;
            this.identities = identities;
        }

        @Override
        public PCollection<KV<Node, ComponentMessage>> expand(PBegin begin) {
            return begin.apply("read identities", identities)
                    .apply("known by identifier", ParDo.of(new KnownByNode(policy)))
                    .setCoder(KvCoder.of(NodeCoder.of(), ComponentMessageCoder.of()));
        }
    }

    private static final class KnownByNode extends DoFn<TableRow, KV<Node, ComponentMessage>> {
        private static final long serialVersionUID = 1L;
        private final IdentityPolicy policy;

        KnownByNode(IdentityPolicy policy) {
            this.policy = policy;
        }

        @ProcessElement
        public void key(@Element TableRow row, OutputReceiver<KV<Node, ComponentMessage>> out) {
            @Nullable Object[] values = row.values();
            out.output(KV.of(Node.of((String) values[0], policy), new ComponentMessage.Known((String) values[1], time(values[2]), time(values[3]))));
        }

        /** Rows of before these columns were kept are the oldest. */
        private static Instant time(@Nullable Object value) {
            return value == null ? Instant.EPOCH : (Instant) value;
        }
    }

    private static final class Gone extends DoFn<ComponentMember, TableRow> {
        private static final long serialVersionUID = 1L;
        private final IdentityRows rows;

        Gone(IdentityRows rows) {
            this.rows = rows;
        }

        @ProcessElement
        public void row(@Element ComponentMember gone, OutputReceiver<TableRow> out) {
            out.output(rows.gone(gone.node(), gone.known()));
        }
    }

    private static final class Refused extends DoFn<Refusal, TableRow> {
        private static final long serialVersionUID = 1L;
        private final IdentityRows rows;

        Refused(IdentityRows rows) {
            this.rows = rows;
        }

        @ProcessElement
        public void row(@Element Refusal refusal, OutputReceiver<TableRow> out) {
            out.output(rows.refusal(refusal));
        }
    }
}
