package io.truelift.pipelines.iceberg;

import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/** What becomes of the snapshots before the published one. */
public enum OldSnapshots {
    KEPT,
    DELETED;

    /**
     * Deletes every snapshot of a table but the published one, and the files that only they need. They are named one by
     * one: expired by age, Iceberg keeps a file until the snapshot that took it away is expired itself.
     */
    public static void delete(Table table) {
        if (table.currentSnapshot() == null) {
            return;
        }
        ExpireSnapshots expire = table.expireSnapshots().cleanExpiredFiles(true);
        for (Snapshot snapshot : table.snapshots()) {
            if (snapshot.snapshotId() != table.currentSnapshot().snapshotId()) {
                expire.expireSnapshotId(snapshot.snapshotId());
            }
        }
        expire.commit();
    }
}
