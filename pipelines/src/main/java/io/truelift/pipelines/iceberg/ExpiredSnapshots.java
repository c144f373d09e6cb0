package io.truelift.pipelines.iceberg;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;

/** Snapshots that are old and that nobody asks for, and the files that only they need. */
public final class ExpiredSnapshots {
    private ExpiredSnapshots() {}

    /**
     * Deletes them. What is published stays, and so does what a tag or a branch names.
     *
     * @param before snapshots that were made since stay
     * @param needed snapshots that stay however old they are, such as those that reports replay from
     * @return how many went
     */
    public static int delete(Table table, Instant before, Set<Long> needed) {
        Set<Long> named =
                table.refs().values().stream().map(SnapshotRef::snapshotId).collect(Collectors.toSet());
        ExpireSnapshots expire = table.expireSnapshots().cleanExpiredFiles(true);
        int expired = 0;
        for (Snapshot snapshot : table.snapshots()) {
            boolean isOld = Instant.ofEpochMilli(snapshot.timestampMillis()).isBefore(before);
            if (isOld && !named.contains(snapshot.snapshotId()) && !needed.contains(snapshot.snapshotId())) {
                expire.expireSnapshotId(
                        snapshot.snapshotId()); // by age alone, files stay whose end is not expired itself
                expired++;
            }
        }
        if (expired > 0) {
            expire.commit();
        }
        return expired;
    }
}
