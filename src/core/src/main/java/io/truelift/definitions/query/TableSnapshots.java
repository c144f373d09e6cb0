package io.truelift.definitions.query;

import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Iceberg snapshots of tables, taken once so that several statements read the same state and can be repeated.
 *
 * @param catalog catalog of the tables
 * @param byTable snapshot id by namespace and table; a table that was never written has none
 * @param committedAt when the newest of them was committed: nothing later is known; absent where nothing was ever written
 */
public record TableSnapshots(String catalog, Map<String, Long> byTable, Optional<Instant> committedAt) {

    public TableSnapshots {
        byTable = Map.copyOf(byTable);
    }

    /**
     * The snapshots of the tables as they are now, by one statement for all of them.
     *
     * @param service connection of the suite itself: people may not read the hidden tables that hold snapshots
     */
    public static TableSnapshots of(Connection service, SqlLibrary library, Collection<String> tables) {
        if (tables.isEmpty()) {
            return new TableSnapshots(library.catalog(), Map.of(), Optional.empty());
        }
        Map<String, Long> byTable = new TreeMap<>();
        List<Instant> commits = new ArrayList<>();
        library.engine("snapshot")
                .fill("reference", hidden(library, tables, "snapshot_reference", "reference", "$refs"))
                .fill("history", hidden(library, tables, "snapshot_commit", "history", "$snapshots"))
                .statement()
                .forEach(service, row -> {
                    byTable.put(row.getString("table_name"), row.getLong("snapshot_id"));
                    commits.add(row.getTimestamp("committed_at").toInstant());
                });
        return new TableSnapshots(library.catalog(), byTable, commits.stream().max(Instant::compareTo));
    }

    /**
     * Snapshots that were taken before; one that has expired is left out.
     *
     * @param service connection of the suite itself
     */
    public static TableSnapshots again(Connection service, SqlLibrary library, Map<String, Long> byTable) {
        Map<String, Long> there = new TreeMap<>();
        List<Instant> commits = new ArrayList<>();
        if (!byTable.isEmpty()) {
            hidden(library, byTable.keySet(), "snapshot_commit", "history", "$snapshots")
                    .forEach(service, row -> {
                        if (Long.valueOf(row.getLong("snapshot_id")).equals(byTable.get(row.getString("table_name")))) {
                            there.put(row.getString("table_name"), row.getLong("snapshot_id"));
                            commits.add(row.getTimestamp("committed_at").toInstant());
                        }
                    });
        }
        return new TableSnapshots(library.catalog(), there, commits.stream().max(Instant::compareTo));
    }

    /** The rows of a hidden table of each of the tables, named by their table. */
    private static BoundStatement hidden(
            SqlLibrary library, Collection<String> tables, String template, String slot, String suffix) {
        return Queries.unionAll(
                template,
                tables.stream()
                        .distinct()
                        .map(table -> {
                            String[] parts = table.split("\\.");
                            return library.engine(template)
                                    .bind("table_name", Value.of(table))
                                    .fill(slot, Queries.table(library.catalog(), parts[0], parts[1] + suffix))
                                    .statement();
                        })
                        .toList());
    }

    /** These and the snapshots of tables that are not among them; when the newest was committed stays as it is here. */
    public TableSnapshots and(TableSnapshots further) {
        Map<String, Long> all = new TreeMap<>(further.byTable);
        all.putAll(byTable);
        return new TableSnapshots(catalog, all, committedAt);
    }

    /** The statement, reading each table as of its snapshot. */
    public BoundStatement pin(BoundStatement statement) {
        SnapshotPin pin = new SnapshotPin(this);
        return new BoundStatement(
                statement.name(),
                pin.statement(statement.statement()),
                pin.statement(statement.readable()),
                statement.values());
    }
}
