package io.truelift.pipelines.identity;

import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.pipelines.iceberg.ReadTable;
import io.truelift.pipelines.identity.memory.CustomerIndex;
import io.truelift.pipelines.identity.rules.Node;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose a record is, at one time: the customer of its most trusted identifier that links. Held in memory. */
public final class CustomersOfRecords {
    private final Set<Node> shared;
    private final CustomerIndex index;

    private CustomersOfRecords(Set<Node> shared, CustomerIndex index) {
        this.shared = Set.copyOf(shared);
        this.index = index;
    }

    /**
     * Reads identities here and now.
     *
     * @param shared identifiers that link nobody
     * @param identities reads identifier and customer id from governed.identity
     * @param most how many identifiers there are
     */
    public static CustomersOfRecords read(IdentityPolicy policy, Set<Node> shared, ReadTable identities, long most) {
        return new CustomersOfRecords(
                shared,
                CustomerIndex.of(
                        most,
                        taker -> identities.each(row ->
                                taker.accept(Node.of((String) row.values()[0], policy), (String) row.values()[1]))));
    }

    /** Whether an identifier links. */
    public boolean links(Node node) {
        return !shared.contains(node);
    }

    /** The identifier by which a record finds its customer; null where none of it links. */
    public @Nullable Node linking(List<Node> record) {
        for (Node node : record) {
            if (links(node)) {
                return node;
            }
        }
        return null;
    }

    /** The customer of an identifier that {@link #linking} told; null where it is nobody's. */
    public @Nullable String customer(@Nullable Node node) {
        return node == null ? null : index.customer(node);
    }
}
