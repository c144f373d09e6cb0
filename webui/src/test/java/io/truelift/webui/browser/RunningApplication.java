package io.truelift.webui.browser;

import io.truelift.governance.account.Passwords;
import io.truelift.platform.database.Database;
import io.truelift.platform.project.Secrets;
import io.truelift.platform.project.Settings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The packaged application in a process of its own, over an embedded PostgreSQL. There is no warehouse. */
final class RunningApplication implements AutoCloseable {
    static final List<String> ROLES = List.of("executive", "analyst", "governance");
    /** Account of another person of the governance team. */
    static final String SECOND_OF_GOVERNANCE = "steward";

    private static final Map<String, String> NAMES =
            Map.of("executive", "Erin Okafor", "analyst", "Anna Lindqvist", "governance", "Goran Petrović");
    private static final Duration PATIENCE = Browser.PATIENCE;
    private static final String ADD_ACCOUNT = "add_account.sql";

    private final EmbeddedPostgres postgres;
    private final Process process;
    private final int port;
    private final int warehousePort;
    private final Path project;
    private final Path log;

    private RunningApplication(
            EmbeddedPostgres postgres, Process process, int port, int warehousePort, Path project, Path log) {
        this.postgres = postgres;
        this.process = process;
        this.port = port;
        this.warehousePort = warehousePort;
        this.project = project;
        this.log = log;
    }

    /**
     * Starts it with the sample reports and waits until it is healthy.
     *
     * @param folder an empty folder for everything that it keeps
     */
    static RunningApplication start(Path folder) throws IOException, InterruptedException, SQLException {
        return start(folder, SampleReports::addTo, Map.of());
    }

    /** As {@link #start(Path)}, before anything was ever worked out. */
    static RunningApplication startWithoutReports(Path folder) throws IOException, InterruptedException, SQLException {
        return start(folder, database -> {}, Map.of());
    }

    /** As {@link #start(Path)}, over what is put into the database first. */
    static RunningApplication start(Path folder, Consumer<DataSource> reports)
            throws IOException, InterruptedException, SQLException {
        return start(folder, reports, Map.of());
    }

    /** As {@link #start(Path)}, over a warehouse whose settings are given. */
    static RunningApplication startOver(Settings warehouse, Path folder)
            throws IOException, InterruptedException, SQLException {
        Map<String, String> environment = new HashMap<>();
        for (String name :
                List.of(Settings.TRINO_URL, Settings.TRINO_USER, Settings.TRINO_PASSWORD, Settings.CATALOG_NAME)) {
            warehouse.find(name).ifPresent(value -> environment.put(Settings.variable(name), value));
        }
        return start(folder, SampleReports::addTo, environment);
    }

    private static RunningApplication start(Path folder, Consumer<DataSource> reports, Map<String, String> environment)
            throws IOException, InterruptedException, SQLException {
        Path project = folder.resolve("project");
        SampleProject.write(project, Path.of(System.getProperty("truelift.project")));
        Path data = Files.createDirectories(folder.resolve("data"));
        EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
        String url = postgres.getJdbcUrl("postgres", "postgres");
        DataSource database = Database.of(Settings.of(Map.of(
                Settings.DATABASE_URL,
                url,
                Settings.DATABASE_USER,
                "postgres",
                Settings.DATABASE_PASSWORD,
                "postgres")));
        Database.migrate(database);
        addAccounts(database);
        reports.accept(database);
        int port = freePort();
        int warehousePort = freePort();
        Path log = folder.resolve("application.log");
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-jar",
                System.getProperty("truelift.application"));
        builder.environment()
                .putAll(Map.of(
                        "TRUELIFT_PROJECT",
                        project.toString(),
                        "TRUELIFT_HOME",
                        data.toString(),
                        "TRUELIFT_WEB_PORT",
                        Integer.toString(port),
                        "TRUELIFT_DATABASE_URL",
                        url,
                        "TRUELIFT_DATABASE_USER",
                        "postgres",
                        "TRUELIFT_DATABASE_PASSWORD",
                        "postgres",
                        "TRUELIFT_TRINO_URL",
                        "jdbc:trino://127.0.0.1:" + warehousePort + "/lakehouse",
                        "TRUELIFT_TRINO_USER",
                        "truelift"));
        builder.environment().putAll(environment);
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        RunningApplication application = new RunningApplication(postgres, process, port, warehousePort, project, log);
        application.awaitHealth();
        return application;
    }

    String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** A warehouse that takes every question and never answers, until it is closed. */
    ServerSocket silentWarehouse() throws IOException {
        ServerSocket silent = new ServerSocket(warehousePort, 50, InetAddress.getLoopbackAddress());
        silent.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        return silent;
    }

    /** The folder with the content that it shows. */
    Path project() {
        return project;
    }

    /** Puts a key of identifiers where the first build would have made one. */
    void writeIdentityKey() {
        Path file = project.resolveSibling("data").resolve("identity.key");
        if (!Files.exists(file)) {
            Secrets.write(file, "k".repeat(40) + "\n");
        }
    }

    /** The password of each sample account. */
    static String password(String role) {
        return "password of " + role;
    }

    /** Prints what the server's threads do. */
    void tellThreads() {
        try {
            Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
            Process dump = new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), "Thread.print")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(
                            log.resolveSibling("threads.txt").toFile()))
                    .start();
            if (!dump.waitFor(1, TimeUnit.MINUTES)) {
                dump.destroy();
            }
            Files.readString(log.resolveSibling("threads.txt")).lines().forEach(System.err::println);
        } catch (IOException e) {
            System.err.println("Cannot tell what the server's threads do: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the application has logged so far. */
    String log() throws IOException {
        return Files.readString(log);
    }

    /** Takes the database away from under the application. */
    void stopDatabase() throws IOException {
        postgres.close();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        postgres.close();
    }

    private void awaitHealth() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end) && process.isAlive()) {
            try {
                HttpRequest request = HttpRequest.newBuilder(URI.create(address("/q/health/ready")))
                        .timeout(Duration.ofSeconds(20))
                        .build();
                if (client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not listening yet.
            }
            Thread.sleep(200);
        }
        String said = log();
        close();
        throw new IllegalStateException(
                "Cannot start the application within %s. It said:%n%s".formatted(PATIENCE, said));
    }

    private static void addAccounts(DataSource database) throws SQLException, IOException {
        String statement;
        try (var stream =
                Objects.requireNonNull(RunningApplication.class.getResourceAsStream(ADD_ACCOUNT), ADD_ACCOUNT)) {
            statement = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(statement)) {
            for (String role : ROLES) {
                addAccount(insert, role, role, NAMES.get(role));
            }
            addAccount(insert, SECOND_OF_GOVERNANCE, "governance", "Stella Brandt");
        }
    }

    private static void addAccount(PreparedStatement insert, String name, String role, String title)
            throws SQLException {
        insert.setString(1, name);
        insert.setString(2, role);
        insert.setString(3, title);
        insert.setString(4, Passwords.hash(password(name)));
        insert.executeUpdate();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
