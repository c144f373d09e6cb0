package io.truelift.stack;

import io.truelift.platform.project.Resources;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** PostgreSQL on the loopback address, for the Iceberg catalog and the application database; asks for a password from the first second on. */
final class PostgresServer {
    static final String USER = "postgres";

    private final Path folder;
    private final Path cache;
    private final ManagedProcess process;
    private @Nullable EmbeddedPostgres startedHere;

    PostgresServer(Path data, Path cache) {
        this.folder = data.resolve("postgres");
        this.cache = cache;
        this.process = new ManagedProcess("postgres", data);
    }

    ManagedProcess process() {
        return process;
    }

    /** Starts the server and answers its port. The data folder is made on the first start, with this password. */
    int start(String password) {
        boolean first = !Files.exists(folder.resolve("PG_VERSION"));
        try {
            Files.createDirectories(process.log().getParent());
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setOverrideWorkingDirectory(
                            Files.createDirectories(cache.resolve("postgres")).toFile())
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("unix_socket_directories", "")
                    .setOutputRedirector(
                            ProcessBuilder.Redirect.to(process.log().toFile()))
                    .setErrorRedirector(ProcessBuilder.Redirect.to(process.log().toFile()))
                    .setPGStartupWait(Duration.ofSeconds(60));
            if (!first) {
                builder.setConnectConfig("password", password);
            }
            EmbeddedPostgres server = builder.start();
            startedHere = server;
            process.adopt(postmaster());
            if (first) {
                secure(url(server.getPort()), password);
            }
            makeCatalogTables(url(server.getPort()), password);
            return server.getPort();
        } catch (IOException | SQLException e) {
            throw new StackException(
                    "Cannot start PostgreSQL in %s: %s. Its log says:\n%s"
                            .formatted(folder, e.getMessage(), process.lastLines()),
                    e);
        }
    }

    /** Ends the server, whichever command started it, and lets go of its folder's lock where this one did. */
    void stop() {
        if (startedHere != null) {
            try {
                startedHere.close();
            } catch (IOException e) {
                throw new StackException("Cannot let go of %s: %s".formatted(folder, e.getMessage()), e);
            }
            startedHere = null;
        }
        process.stop();
    }

    /** The server itself: what starts it ends at once. */
    private ProcessHandle postmaster() throws IOException {
        String pid =
                Files.readAllLines(folder.resolve("postmaster.pid")).getFirst().strip();
        return ProcessHandle.of(Long.parseLong(pid))
                .orElseThrow(() -> new IOException("its process %s is gone".formatted(pid)));
    }

    static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
    }

    private static void makeCatalogTables(String url, String password) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, USER, password);
                Statement statement = connection.createStatement()) {
            statement.execute(Resources.text(PostgresServer.class, "catalog_tables.sql"));
        }
    }

    private void secure(String url, String password) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(url, USER, "");
                PreparedStatement keep = connection.prepareStatement(
                        Resources.text(PostgresServer.class, "postgres_keep_password.sql"));
                Statement statement = connection.createStatement()) {
            keep.setString(1, password);
            keep.execute();
            statement.execute(Resources.text(PostgresServer.class, "postgres_set_password.sql"));
            Files.writeString(folder.resolve("pg_hba.conf"), Resources.text(PostgresServer.class, "pg_hba.conf"));
            statement.execute(Resources.text(PostgresServer.class, "postgres_reload.sql"));
        }
    }
}
