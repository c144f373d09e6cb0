package io.truelift.pipelines.iceberg;

import org.apache.iceberg.Table;

/** What becomes of the snapshots before the published one. */
public enum OldSnapshots {
    KEPT,
    DELETED;

    /** Deletes every snapshot of a table but the published one, and the files that only they need. */
    public static void delete(Table table) {
        if (table.currentSnapshot() != null) {
            table.expireSnapshots().expireOlderThan(Long.MAX_VALUE).retainLast(1).cleanExpiredFiles(true).commit();
        }
    }
}
