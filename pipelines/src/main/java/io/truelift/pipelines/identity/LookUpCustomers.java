package io.truelift.pipelines.identity;

import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.pipelines.iceberg.RawRow;
import io.truelift.pipelines.iceberg.ReadTable;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableRowCoder;
import io.truelift.pipelines.identity.memory.CustomerIndex;
import io.truelift.pipelines.identity.rules.Node;
import io.truelift.pipelines.worker.SharedByRun;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/**
 * Finds the customer of each raw row as {@link FindCustomers} does, in an index that each worker holds: no row travels. For
 * as many identifiers as a worker has room for.
 */
public final class LookUpCustomers
        extends PTransform<PCollection<TableRow>, PCollection<KV<@Nullable String, TableRow>>> {
    /** The columns of governed.identity that are read. */
    public static final List<String> COLUMNS = List.of("identifier", "customer_id");

    private static final Coder<KV<@Nullable String, TableRow>> CODER =
            KvCoder.of(NullableCoder.of(StringUtf8Coder.of()), TableRowCoder.of());
    /** Of the heap, what an index may take; sorting and writing need the rest. */
    private static final double SHARE_OF_HEAP = 0.15;

    private static final long serialVersionUID = 1L;

    private final IdentityPolicy policy;
    private final HashSet<Node> shared;
    private final ReadTable identities;
    private final long most;
    private final String runId;

    /**
     * @param shared identifiers that link nobody
     * @param identities reads identifier and customer id from governed.identity
     * @param most how many identifiers there are
     * @param runId the run whose identities they are
     */
    public LookUpCustomers(IdentityPolicy policy, Set<Node> shared, ReadTable identities, long most, String runId) {
        this.policy = policy;
        this.shared = new HashSet<>(shared);
        this.identities = identities;
        this.most = most;
        this.runId = runId;
    }

    /** Whether a worker of this process's size has room for so many identifiers. */
    public static boolean hasRoomFor(long identifiers) {
        return identifiers <= CustomerIndex.MOST
                && identifiers * CustomerIndex.BYTES_OF_AN_IDENTIFIER
                        <= Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP;
    }

    @Override
    public PCollection<KV<@Nullable String, TableRow>> expand(PCollection<TableRow> rows) {
        return rows.apply("look up", ParDo.of(new LookUp(policy, shared, identities, most, runId)))
                .setCoder(CODER);
    }

    private static final class LookUp extends DoFn<TableRow, KV<@Nullable String, TableRow>> {
        private static final long serialVersionUID = 1L;
        private static final SharedByRun<CustomerIndex> INDEXES = new SharedByRun<>();
        private final IdentityPolicy policy;
        private final HashSet<Node> shared;
        private final ReadTable identities;
        private final long most;
        private final String runId;
        private transient @Nullable CustomerIndex index;

        LookUp(IdentityPolicy policy, HashSet<Node> shared, ReadTable identities, long most, String runId) {
            this.policy = policy;
            this.shared = shared;
            this.identities = identities;
            this.most = most;
            this.runId = runId;
        }

        @Setup
        public void setUp() {
            index = INDEXES.of(
                    runId,
                    () -> CustomerIndex.of(
                            most,
                            taker -> identities.each(row -> taker.accept(
                                    Node.of((String) row.values()[0], policy), (String) row.values()[1]))));
        }

        @ProcessElement
        public void find(@Element TableRow row, OutputReceiver<KV<@Nullable String, TableRow>> out) {
            for (Node node : Records.nodes(RawRow.identifiers(row), policy)) {
                if (!shared.contains(node)) {
                    out.output(KV.of(index.customer(node), row));
                    return;
                }
            }
            out.output(KV.of(null, row));
        }

        @Teardown
        public void tearDown() {
            index = null;
            INDEXES.giveBack(runId);
        }
    }
}
