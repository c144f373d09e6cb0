package io.truelift.pipelines.iceberg;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/** What becomes of the snapshots before the published one. */
public enum OldSnapshots {
    KEPT,
    DELETED;

    /**
     * Deletes the snapshots of a table from before a run, and the files that only they need.
     *
     * <p>A snapshot that a tag or a branch names is kept: no run of ours makes any, so somebody wants it, and only they
     * can say that it may go. Whoever calls has to tell them.
     *
     * @param run whose snapshot is the first to stay; where the table has none of it, only the published one stays
     * @return what keeps a snapshot from before the run, such as "tag audit-2026 of governed.identity"
     */
    public static List<String> delete(Table table, String run) {
        if (table.currentSnapshot() == null) {
            return List.of();
        }
        long first = first(table, run).sequenceNumber();
        Map<Long, String> named = named(table);
        List<String> kept = new ArrayList<>();
        for (Snapshot snapshot : table.snapshots()) {
            if (snapshot.sequenceNumber() < first && named.containsKey(snapshot.snapshotId())) {
                kept.add(named.get(snapshot.snapshotId()));
            }
        }
        ExpiredSnapshots.delete(table, snapshot -> snapshot.sequenceNumber() < first);
        return kept;
    }

    private static Snapshot first(Table table, String run) {
        for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
            if (run.equals(snapshot.summary().get(AuditBranch.RUN_ID))) {
                return snapshot;
            }
        }
        return table.currentSnapshot();
    }

    private static Map<Long, String> named(Table table) {
        Map<Long, String> named = new HashMap<>();
        String name = table.name().substring(table.name().indexOf('.') + 1); // without the catalog's
        table.refs().forEach((ref, to) -> {
            if (!ref.equals(SnapshotRef.MAIN_BRANCH)) {
                named.merge(
                        to.snapshotId(),
                        "%s %s of %s".formatted(to.isTag() ? "tag" : "branch", ref, name),
                        (one, other) -> one + ", " + other);
            }
        });
        return named;
    }
}
