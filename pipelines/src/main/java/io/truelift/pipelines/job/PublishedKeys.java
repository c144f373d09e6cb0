package io.truelift.pipelines.job;

import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.pipelines.iceberg.OldSnapshots;
import io.truelift.pipelines.iceberg.Publisher;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Table;

/** What {@code governed.identity} says on the keys that the published tables were written with; it changes with the tables, at once. */
final class PublishedKeys {
    static final String TABLE = "governed.identity";
    private static final String FINGERPRINT = "truelift.identity-keys";
    private static final String OLD_SNAPSHOTS = "truelift.snapshots-of-old-keys";

    private PublishedKeys() {}

    /** Nothing where no run published identifiers yet. */
    static Optional<String> fingerprint(Lakehouse lakehouse) {
        return Optional.ofNullable(lakehouse.table(TABLE).properties().get(FINGERPRINT));
    }

    static void set(Publisher publisher, String fingerprint) {
        publisher.set(TABLE, FINGERPRINT, fingerprint);
    }

    /** @param run the rotation; what is older than its snapshots has old hashes */
    static void deleteOldSnapshotsAfterwards(Publisher publisher, String run) {
        publisher.set(TABLE, OLD_SNAPSHOTS, run);
    }

    /**
     * Deletes the snapshots that a rotation left; does nothing where none did. What is cut off is done again, and so is
     * what a tag or a branch keeps.
     *
     * @return what keeps snapshots with old hashes
     */
    static List<String> deleteOldSnapshots(Lakehouse lakehouse, List<String> tables) {
        Table identity = lakehouse.table(TABLE);
        String run = identity.properties().get(OLD_SNAPSHOTS);
        if (run == null) {
            return List.of();
        }
        List<String> kept = tables.stream()
                .flatMap(table -> OldSnapshots.delete(lakehouse.table(table), run).stream())
                .toList();
        if (kept.isEmpty()) {
            identity.refresh();
            identity.updateProperties().remove(OLD_SNAPSHOTS).commit();
        }
        return kept;
    }
}
