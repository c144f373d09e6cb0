package io.truelift.pipelines.identity;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.pipelines.iceberg.ReadTable;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.identity.rules.BlockedLink;
import io.truelift.pipelines.identity.rules.Link;
import io.truelift.pipelines.identity.rules.Node;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Links that governance blocked: of each pair of identifiers the latest word in {@code governance.identity_block}. */
public final class BlockedLinks {
    /** The table, in which words are only ever added. */
    public static final String TABLE = "governance.identity_block";

    private BlockedLinks() {}

    static List<BlockedLink> read(Lakehouse lakehouse, Dictionary dictionary, IdentityPolicy policy) {
        Map<Link, Optional<BlockedLink>> latest = new LinkedHashMap<>();
        ReadTable.all(lakehouse, dictionary.table(TABLE)).stream()
                .sorted(Comparator.comparing(row -> (Instant) row.values()[5]))
                .forEach(row -> latest.put(link(row, policy), block(row, policy)));
        return latest.values().stream().flatMap(Optional::stream).toList();
    }

    private static Link link(TableRow row, IdentityPolicy policy) {
        return Link.between(Node.of((String) row.values()[0], policy), Node.of((String) row.values()[1], policy));
    }

    private static Optional<BlockedLink> block(TableRow row, IdentityPolicy policy) {
        @Nullable Object[] values = row.values();
        return (Boolean) values[2]
                ? Optional.of(new BlockedLink(link(row, policy), (String) values[3], (String) values[4]))
                : Optional.empty();
    }

    /** A word on a link; values in the order of the contract. */
    public static TableRow row(
            String identifier,
            String other,
            boolean isBlocked,
            String reason,
            String person,
            Instant decidedAt,
            String runId) {
        return new TableRow(
                TABLE, new @Nullable Object[] {identifier, other, isBlocked, reason, person, decidedAt, runId});
    }
}
