package io.truelift.analysis.totals;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.project.Resources;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Which batches count, in the application database. What counts changes in one step, after its rows are in the warehouse: a
 * refresh that ends early leaves rows that no report reads, and the next one deletes them.
 */
public final class TotalsStore {
    /** Reports that were begun with a batch may still read it. */
    private static final Duration KEPT_AFTER = Duration.ofHours(1);

    private final DataSource database;

    public TotalsStore(DataSource database) {
        this.database = database;
    }

    /** What is kept of an experiment; absent where nothing is. */
    public Optional<KeptTotals> find(String experiment) {
        return asked("read the totals of " + experiment, connection -> {
            try (PreparedStatement statement = prepare(connection, "totals")) {
                statement.setString(1, experiment);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? Optional.of(ReportStore.JSON.readValue(rows.getString(1), KeptTotals.class)) : Optional.<KeptTotals>empty();
                }
            }
        });
    }

    void begin(String experiment, String batch, Instant now) {
        asked("begin a batch of " + experiment, connection -> {
            try (PreparedStatement statement = prepare(connection, "begin_batch")) {
                statement.setString(1, batch);
                statement.setString(2, experiment);
                statement.setTimestamp(3, Timestamp.from(now));
                return statement.executeUpdate();
            }
        });
    }

    /** Makes these totals the ones that count. */
    void keep(String experiment, KeptTotals totals, Optional<KeptTotals> before, Instant now) {
        asked("keep the totals of " + experiment, connection -> {
            connection.setAutoCommit(false);
            try (PreparedStatement keep = prepare(connection, "keep_totals");
                    PreparedStatement retire = prepare(connection, "retire_batches")) {
                keep.setString(1, experiment);
                keep.setString(2, ReportStore.JSON.writeValueAsString(totals));
                keep.setTimestamp(3, Timestamp.from(now));
                keep.executeUpdate();
                retire.setTimestamp(1, Timestamp.from(now));
                retire.setString(2, experiment);
                retire.setArray(3, connection.createArrayOf("text", totals.batches().toArray()));
                retire.setArray(4, connection.createArrayOf("text", before.map(KeptTotals::batches).orElse(List.of()).toArray()));
                retire.executeUpdate();
                connection.commit();
                return totals;
            }
        });
    }

    /** Forgets what is kept of an experiment, so that the next report works everything out anew. */
    public void drop(String experiment, Instant now) {
        asked("drop the totals of " + experiment, connection -> {
            try (PreparedStatement statement = prepare(connection, "drop_totals")) {
                statement.setString(1, experiment);
                statement.setTimestamp(2, Timestamp.from(now));
                statement.setString(3, experiment);
                return statement.executeUpdate();
            }
        });
    }

    /** Experiments of which there are batches. */
    List<String> experiments() {
        return asked("list experiments with totals", connection -> {
            try (PreparedStatement statement = prepare(connection, "experiments_with_batches")) {
                return names(statement);
            }
        });
    }

    /** Batches that do not count and that no report can be reading. */
    List<String> spent(String experiment, List<String> counting, Instant now) {
        return asked("list batches of " + experiment, connection -> {
            try (PreparedStatement statement = prepare(connection, "spent_batches")) {
                statement.setString(1, experiment);
                statement.setArray(2, connection.createArrayOf("text", counting.toArray()));
                statement.setTimestamp(3, Timestamp.from(now.minus(KEPT_AFTER)));
                return names(statement);
            }
        });
    }

    private static List<String> names(PreparedStatement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    void forget(List<String> batches) {
        asked("forget batches", connection -> {
            try (PreparedStatement statement = prepare(connection, "forget_batches")) {
                statement.setArray(1, connection.createArrayOf("text", batches.toArray()));
                return statement.executeUpdate();
            }
        });
    }

    private interface Question<T> {
        T ask(Connection connection) throws SQLException, JsonProcessingException;
    }

    private <T> T asked(String what, Question<T> question) {
        try (Connection connection = database.getConnection()) {
            return question.ask(connection);
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("Cannot %s: %s".formatted(what, e.getMessage()), e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String name) throws SQLException {
        return connection.prepareStatement(Resources.text(TotalsStore.class, name + ".sql"));
    }
}
