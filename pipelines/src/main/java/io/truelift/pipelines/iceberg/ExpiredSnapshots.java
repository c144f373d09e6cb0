package io.truelift.pipelines.iceberg;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;

/** Deletes snapshots, and the files that only they need. */
public final class ExpiredSnapshots {
    private ExpiredSnapshots() {}

    /**
     * Deletes the snapshots that may go. What is published stays, and so does what a tag or a branch names. They are named one by
     * one: expired by age, Iceberg keeps a file until the snapshot that took it away is expired itself.
     *
     * @return how many went
     */
    public static int delete(Table table, Predicate<Snapshot> mayGo) {
        Set<Long> named =
                table.refs().values().stream().map(SnapshotRef::snapshotId).collect(Collectors.toSet());
        ExpireSnapshots expire = table.expireSnapshots().cleanExpiredFiles(true);
        int expired = 0;
        for (Snapshot snapshot : table.snapshots()) {
            if (mayGo.test(snapshot) && !named.contains(snapshot.snapshotId())) {
                expire.expireSnapshotId(snapshot.snapshotId());
                expired++;
            }
        }
        if (expired > 0) {
            expire.commit();
        }
        return expired;
    }
}
