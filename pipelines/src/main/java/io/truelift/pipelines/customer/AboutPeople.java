package io.truelift.pipelines.customer;

import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.pipelines.iceberg.RawRow;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.identity.RecentlySeen;
import io.truelift.pipelines.identity.Records;
import io.truelift.pipelines.identity.rules.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/**
 * What raw rows say about people. Records about the person and consent events travel to the person whole; of every other
 * record only the counts by feed do. Of one worker.
 */
final class AboutPeople {
    /** Pretended table of rows that carry counts: feed and number of records. */
    static final String COUNT = "count";

    private final IdentityPolicy policy;
    private final Set<Node> shared;
    private final Concerned concerned;
    private final Map<KV<String, String>, Long> counts = new HashMap<>();
    private final RecentlySeen<KV<Node, String>> recent = new RecentlySeen<>();

    /**
     * @param shared identifiers that too many people share: what is said under them is about nobody
     * @param concerned of whom it is sent
     */
    AboutPeople(IdentityPolicy policy, Set<Node> shared, Concerned concerned) {
        this.policy = policy;
        this.shared = shared;
        this.concerned = concerned;
    }

    /**
     * Sends what a row says.
     *
     * @param customer whose it is; null where nobody's
     * @param toPeople takes rows by customer
     * @param byIdentifier takes rows by an identifier, for {@link ShareRefusals}
     */
    void send(
            @Nullable String customer,
            TableRow row,
            BiConsumer<String, TableRow> toPeople,
            BiConsumer<Node, TableRow> byIdentifier) {
        if (customer == null) {
            sayByIdentifier(row, byIdentifier);
            return;
        }
        standWith(customer, row, byIdentifier);
        if (!concerned.has(customer)) {
            return;
        }
        if (CustomerAssembler.isWhole(row.table())) {
            toPeople.accept(customer, row);
        } else {
            counts.merge(KV.of(customer, RawRow.feed(row)), 1L, Long::sum);
        }
    }

    private void sayByIdentifier(TableRow row, BiConsumer<Node, TableRow> byIdentifier) {
        if (row.table().equals(CustomerAssembler.WORD)) {
            Records.nodes(RawRow.identifiers(row), policy).stream()
                    .filter(node -> !shared.contains(node))
                    .findFirst()
                    .ifPresent(node -> byIdentifier.accept(node, row));
        }
    }

    /** What a record carries beside the identifier by which it found its person may be another's, too. */
    private void standWith(String customer, TableRow row, BiConsumer<Node, TableRow> byIdentifier) {
        List<String> identifiers = RawRow.identifiers(row);
        if (identifiers.size() < 2) {
            return;
        }
        for (Node node : Records.nodes(identifiers, policy)) {
            if (concerned.mayHandOn(node) && !shared.contains(node) && recent.isNew(KV.of(node, customer))) {
                byIdentifier.accept(node, ShareRefusals.stands(customer));
            }
        }
    }

    /** Sends the counts. */
    void finish(BiConsumer<String, TableRow> toPeople) {
        counts.forEach((key, count) -> toPeople.accept(key.getKey(), CustomerAssembler.counted(key.getValue(), count)));
    }
}
