package io.truelift.pipelines.identity;

import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableRowCoder;
import io.truelift.pipelines.identity.resolution.IdentityRows;
import io.truelift.pipelines.identity.rules.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/**
 * Finds the customer of each raw row: the one of its most trusted identifier that links. A row that names nobody, or only
 * what links nobody, has none. Rows and identities meet by key, so no worker holds all identities; the few identifiers
 * with very many rows are sent along instead, for their rows would have to wait in memory for their customer.
 */
public final class FindCustomers
        extends PTransform<PCollection<TableRow>, PCollection<KV<@Nullable String, TableRow>>> {
    private static final Coder<KV<@Nullable String, TableRow>> CODER =
            KvCoder.of(NullableCoder.of(StringUtf8Coder.of()), TableRowCoder.of());
    private static final TupleTag<KV<@Nullable String, TableRow>> FOUND = new TupleTag<>() {};
    private static final TupleTag<KV<Node, TableRow>> BY_NODE = new TupleTag<>() {};
    private static final long serialVersionUID = 1L;

    private final IdentityPolicy policy;
    private final HashSet<Node> shared;
    private final HashMap<Node, String> heavy;
    private final PCollection<TableRow> identities;

    /**
     * @param shared identifiers that link nobody
     * @param heavy customers of the identifiers with very many records
     * @param identities identifier and customer id, as read from governed.identity
     */
    public FindCustomers(
            IdentityPolicy policy, Set<Node> shared, Map<Node, String> heavy, PCollection<TableRow> identities) {
        this.policy = policy;
        this.shared = new HashSet<>(shared);
        this.heavy = new HashMap<>(heavy);
        this.identities = identities;
    }

    @Override
    public PCollection<KV<@Nullable String, TableRow>> expand(PCollection<TableRow> rows) {
        PCollectionTuple keyed = rows.apply(
                "by identifier",
                ParDo.of(new ByIdentifier(policy, shared, heavy)).withOutputTags(FOUND, TupleTagList.of(BY_NODE)));
        KvCoder<Node, TableRow> byNode = KvCoder.of(NodeCoder.of(), TableRowCoder.of());
        PCollection<KV<@Nullable String, TableRow>> met = PCollectionList.of(
                        keyed.get(BY_NODE).setCoder(byNode))
                .and(identities
                        .apply("identities by identifier", ParDo.of(new IdentityByNode(policy)))
                        .setCoder(byNode))
                .apply("rows and identities", Flatten.pCollections())
                .apply("meet", GroupByKey.create())
                .apply("customer of each row", ParDo.of(new Meet()))
                .setCoder(CODER);
        return PCollectionList.of(keyed.get(FOUND).setCoder(CODER)).and(met).apply("all rows", Flatten.pCollections());
    }

    private static final class ByIdentifier extends DoFn<TableRow, KV<@Nullable String, TableRow>> {
        private static final long serialVersionUID = 1L;
        private final IdentityPolicy policy;
        private final HashSet<Node> shared;
        private final HashMap<Node, String> heavy;

        ByIdentifier(IdentityPolicy policy, HashSet<Node> shared, HashMap<Node, String> heavy) {
            this.policy = policy;
            this.shared = shared;
            this.heavy = heavy;
        }

        @ProcessElement
        public void key(@Element TableRow row, MultiOutputReceiver out) {
            for (Node node : Records.nodes(Records.identifiers(row), policy)) {
                if (shared.contains(node)) {
                    continue;
                }
                String customer = heavy.get(node);
                if (customer == null) {
                    out.get(BY_NODE).output(KV.of(node, row));
                } else {
                    out.get(FOUND).output(KV.of(customer, row));
                }
                return;
            }
            out.get(FOUND).output(KV.of(null, row));
        }
    }

    private static final class IdentityByNode extends DoFn<TableRow, KV<Node, TableRow>> {
        private static final long serialVersionUID = 1L;
        private final IdentityPolicy policy;

        IdentityByNode(IdentityPolicy policy) {
            this.policy = policy;
        }

        @ProcessElement
        public void key(@Element TableRow identity, OutputReceiver<KV<Node, TableRow>> out) {
            out.output(KV.of(Node.of((String) identity.values()[0], policy), identity));
        }
    }

    private static final class Meet extends DoFn<KV<Node, Iterable<TableRow>>, KV<@Nullable String, TableRow>> {
        private static final long serialVersionUID = 1L;

        @ProcessElement
        public void meet(
                @Element KV<Node, Iterable<TableRow>> rows, OutputReceiver<KV<@Nullable String, TableRow>> out) {
            String customer = null;
            List<TableRow> waiting = new ArrayList<>();
            for (TableRow row : rows.getValue()) {
                if (row.table().equals(IdentityRows.IDENTITY)) {
                    customer = (String) row.values()[1];
                } else if (customer == null) {
                    waiting.add(row);
                } else {
                    out.output(KV.of(customer, row));
                }
            }
            for (TableRow row : waiting) {
                out.output(KV.of(customer, row));
            }
        }
    }
}
