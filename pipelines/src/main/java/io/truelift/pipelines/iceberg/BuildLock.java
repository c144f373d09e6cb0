package io.truelift.pipelines.iceberg;

import io.truelift.platform.project.Resources;
import io.truelift.platform.project.Settings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/** One build at a time: a lock in PostgreSQL that ends with its holder, however that ends. */
public final class BuildLock implements AutoCloseable {
    /** PostgreSQL takes a moment to see that the holder was killed. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Connection connection;

    private BuildLock(Connection connection) {
        this.connection = connection;
    }

    /** @throws IllegalStateException where another build holds it */
    public static BuildLock take(Settings settings) {
        try {
            Connection connection = DriverManager.getConnection(
                    settings.get(Settings.DATABASE_URL),
                    settings.get(Settings.DATABASE_USER),
                    settings.get(Settings.DATABASE_PASSWORD));
            if (!isTaken(connection)) {
                connection.close();
                throw new IllegalStateException(
                        "Cannot build: another build runs over the same warehouse. Wait for it to finish.");
            }
            return new BuildLock(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "Cannot reach PostgreSQL for the build lock: %s. See ./truelift status.".formatted(e.getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Cannot build: interrupted while waiting for another build.", e);
        }
    }

    private static boolean isTaken(Connection connection) throws SQLException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        boolean taken = isTrue(connection, "build_lock.sql");
        while (!taken && Instant.now().isBefore(end)) {
            Thread.sleep(PAUSE);
            taken = isTrue(connection, "build_lock.sql");
        }
        return taken;
    }

    private static boolean isTrue(Connection connection, String statementFile) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(Resources.text(BuildLock.class, statementFile))) {
            return result.next() && result.getBoolean(1);
        }
    }

    /** Gives the lock back at once: a connection that is only closed keeps it for a moment. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            if (connection.isValid(1)) {
                isTrue(connection, "build_unlock.sql");
            }
        }
    }
}
