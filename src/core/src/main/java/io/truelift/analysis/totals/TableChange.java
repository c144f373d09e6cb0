package io.truelift.analysis.totals;

import io.truelift.definitions.query.Queries;
import io.truelift.definitions.query.SqlLibrary;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What happened to a table between two of its snapshots. */
sealed interface TableChange {

    /** Nothing that readers would see: no commit, or only files written anew with the same rows. */
    record Nothing() implements TableChange {}

    /**
     * Rows were added, and none changed.
     *
     * @param files the files that hold them
     */
    record Appended(List<String> files) implements TableChange {
        public Appended {
            files = List.copyOf(files);
        }
    }

    /** Rows were changed or deleted, or it cannot be told. */
    record Other() implements TableChange {}

    /** A snapshot and the one before it. */
    record Step(Optional<Long> before, String operation, long files) {

        static Step read(ResultSet row) throws SQLException {
            long before = row.getLong("parent_id");
            return new Step(
                    row.wasNull() ? Optional.empty() : Optional.of(before),
                    row.getString("operation"),
                    row.getLong("files"));
        }
    }

    /**
     * @param service connection of the suite itself: people may not read the hidden tables
     * @param from snapshot then
     * @param to snapshot now, that of readers
     */
    static TableChange between(Connection service, SqlLibrary library, String table, long from, long to) {
        if (from == to) {
            return new Nothing();
        }
        String[] parts = table.split("\\.");
        Map<Long, Step> steps = new HashMap<>();
        library.engine("table_history")
                .fill("history", Queries.table(library.catalog(), parts[0], parts[1] + "$snapshots"))
                .statement()
                .rows(service, row -> steps.put(row.getLong("snapshot_id"), Step.read(row)));
        Optional<Set<Long>> appends = appends(steps, from, to);
        if (appends.isEmpty()) {
            return new Other();
        }
        if (appends.get().isEmpty()) {
            return new Nothing();
        }
        List<String> files = new ArrayList<>();
        library.engine("table_files")
                .fill("entry", Queries.table(library.catalog(), parts[0], parts[1] + "$entries"))
                .statement()
                .rows(
                        service,
                        row -> appends.get().contains(row.getLong("snapshot_id")) && files.add(row.getString("path")));
        // Where a file was written together with others since, its rows can no longer be told from theirs.
        long added = steps.entrySet().stream()
                .filter(step -> appends.get().contains(step.getKey()))
                .mapToLong(step -> step.getValue().files())
                .sum();
        return files.size() == added ? new Appended(files) : new Other();
    }

    /** The snapshots that added rows; absent where another change lies between. */
    private static Optional<Set<Long>> appends(Map<Long, Step> steps, long from, long to) {
        Set<Long> appends = new LinkedHashSet<>();
        Optional<Long> snapshot = Optional.of(to);
        while (snapshot.isPresent() && snapshot.get() != from) {
            Step step = steps.get(snapshot.get());
            if (step == null) {
                return Optional.empty();
            }
            switch (step.operation()) {
                case "append" -> appends.add(snapshot.get());
                case "replace" -> {
                    /* the same rows in other files */
                }
                default -> {
                    return Optional.empty();
                }
            }
            snapshot = step.before();
        }
        return snapshot.isPresent() ? Optional.of(appends) : Optional.empty();
    }
}
