package io.truelift.pipelines.iceberg;

import io.truelift.project.Settings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One build at a time: a lock in PostgreSQL that ends with its holder, however that ends. */
public final class BuildLock implements AutoCloseable {
    private final Connection connection;

    private BuildLock(Connection connection) {
        this.connection = connection;
    }

    /** @throws IllegalStateException where another build holds it */
    public static BuildLock take(Settings settings) {
        try {
            Connection connection = DriverManager.getConnection(
                    settings.get(Settings.DATABASE_URL), settings.get(Settings.DATABASE_USER), settings.get(Settings.DATABASE_PASSWORD));
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(Statements.text("build_lock.sql"))) {
                result.next();
                if (!result.getBoolean(1)) {
                    connection.close();
                    throw new IllegalStateException("Cannot build: another build runs over the same warehouse. Wait for it to finish.");
                }
            }
            return new BuildLock(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot reach PostgreSQL for the build lock: %s. See ./truelift status.".formatted(e.getMessage()), e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
