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
    private static final String TO_DELETE = "to delete";

    private PublishedKeys() {}

    /** Nothing where no run published identifiers yet. */
    static Optional<String> fingerprint(Lakehouse lakehouse) {
        return Optional.ofNullable(lakehouse.table(TABLE).properties().get(FINGERPRINT));
    }

    static void set(Publisher publisher, String fingerprint) {
        publisher.set(TABLE, FINGERPRINT, fingerprint);
    }

    static void deleteOldSnapshotsAfterwards(Publisher publisher) {
        publisher.set(TABLE, OLD_SNAPSHOTS, TO_DELETE);
    }

    /** Deletes the snapshots that a rotation left; does nothing where none did. What is cut off is done again. */
    static void deleteOldSnapshots(Lakehouse lakehouse, List<String> tables) {
        Table identity = lakehouse.table(TABLE);
        if (TO_DELETE.equals(identity.properties().get(OLD_SNAPSHOTS))) {
            tables.forEach(table -> OldSnapshots.delete(lakehouse.table(table)));
            identity.refresh();
            identity.updateProperties().remove(OLD_SNAPSHOTS).commit();
        }
    }
}
