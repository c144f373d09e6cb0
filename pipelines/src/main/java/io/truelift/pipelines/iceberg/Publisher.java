package io.truelift.pipelines.iceberg;

import io.truelift.platform.project.Resources;
import io.truelift.platform.project.Settings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.TableCommit;
import org.apache.iceberg.rest.RESTCatalog;

/**
 * Publishes a run: the branch {@code audit} of every table that the run wrote becomes {@code main}, all in one
 * transaction of the catalog. A reader sees all of the run or nothing of it. A table that somebody else changed since
 * the run began stops the whole publication, and nothing changes.
 */
public final class Publisher {
    private final Lakehouse lakehouse;
    private final Settings settings;
    private final Map<String, Long> publishedBefore = new HashMap<>();
    private final Map<String, Map<String, String>> properties = new HashMap<>();

    /** Notes what is published now, so that a change by others can be told from ours. */
    public Publisher(Lakehouse lakehouse, Settings settings, List<String> tables) {
        this.lakehouse = lakehouse;
        this.settings = settings;
        for (String table : tables) {
            publishedBefore.put(table, published(lakehouse.table(table)));
        }
    }

    /** Publishes a property of a table together with what the run wrote to the table. */
    public void set(String table, String property, String value) {
        properties.computeIfAbsent(table, name -> new HashMap<>()).put(property, value);
    }

    /**
     * @return how many tables changed
     * @throws IllegalStateException where a table changed since the run began
     */
    public int publish() {
        List<Change> changes = new ArrayList<>();
        for (Map.Entry<String, Long> before : publishedBefore.entrySet()) {
            Table table = lakehouse.table(before.getKey());
            if (table.snapshot(Lakehouse.AUDIT) == null) {
                continue;
            }
            if (published(table) != before.getValue()) {
                throw changedMeanwhile(before.getKey());
            }
            changes.add(change(before.getKey(), (BaseTable) table));
        }
        if (lakehouse.catalog() instanceof RESTCatalog rest) {
            rest.commitTransaction(changes.stream()
                    .map(c -> TableCommit.create(Lakehouse.identifier(c.table()), c.before(), c.after()))
                    .toList());
        } else {
            movePointers(changes);
        }
        return changes.size();
    }

    private static long published(Table table) {
        return table.currentSnapshot() == null ? -1 : table.currentSnapshot().snapshotId();
    }

    private Change change(String name, BaseTable table) {
        TableOperations operations = table.operations();
        TableMetadata before = operations.current();
        TableMetadata after = TableMetadata.buildFrom(before)
                .setBranchSnapshot(before.ref(Lakehouse.AUDIT).snapshotId(), SnapshotRef.MAIN_BRANCH)
                .removeRef(Lakehouse.AUDIT)
                .setProperties(properties.getOrDefault(name, Map.of()))
                .build();
        return new Change(name, operations, before, after);
    }

    private void movePointers(List<Change> changes) {
        String catalog = settings.get(Settings.CATALOG_NAME);
        try (Connection connection = DriverManager.getConnection(
                        settings.get(Settings.CATALOG_URI),
                        settings.get(Settings.CATALOG_USER),
                        settings.get(Settings.CATALOG_PASSWORD));
                PreparedStatement move =
                        connection.prepareStatement(Resources.text(Publisher.class, "move_pointer.sql"))) {
            connection.setAutoCommit(false);
            for (Change change : changes) {
                String before = change.before().metadataFileLocation();
                String after = change.writeMetadata();
                String[] name = change.table().split("\\.");
                move.setString(1, after);
                move.setString(2, before);
                move.setString(3, catalog);
                move.setString(4, name[0]);
                move.setString(5, name[1]);
                move.setString(6, before);
                if (move.executeUpdate() != 1) {
                    connection.rollback();
                    throw changedMeanwhile(change.table());
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "Cannot publish: the catalog does not take it: %s. The published tables are as they were."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    private static IllegalStateException changedMeanwhile(String table) {
        return new IllegalStateException(
                "Cannot publish: %s was changed by somebody else since this run began. The published tables are as they were; run again."
                        .formatted(table));
    }

    private record Change(String table, TableOperations operations, TableMetadata before, TableMetadata after) {
        /** Writes the new metadata beside the old, and answers where. */
        String writeMetadata() {
            String old = before.metadataFileLocation();
            int version =
                    Integer.parseInt(old.substring(old.lastIndexOf('/') + 1, old.indexOf('-', old.lastIndexOf('/'))));
            String location =
                    operations.metadataFileLocation("%05d-%s.metadata.json".formatted(version + 1, UUID.randomUUID()));
            TableMetadataParser.write(after, operations.io().newOutputFile(location));
            return location;
        }
    }
}
