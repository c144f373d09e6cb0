package io.truelift.bench;

import io.truelift.definitions.query.SqlLibrary;
import io.truelift.platform.project.Project;
import io.truelift.platform.project.Resources;
import io.truelift.platform.project.Settings;
import io.truelift.platform.warehouse.Warehouse;
import io.truelift.stack.Stack;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * Servers with the bench's data, in a folder of their own. They end with the bench; the folder goes, too, unless it is to be
 * kept, and then the next bench of the same size starts from its data.
 */
public final class BenchHome implements AutoCloseable {
    private static final List<String> TABLES =
            List.of("governed.customer", "governed.consent", "governed.exposure", "governed.order_line");
    private static final String SNAPSHOT = "order-line-snapshot";

    private final BenchSize size;
    private final Project project;
    private final Stack stack;
    private final Retention retention;
    private final Thread atExit = new Thread(this::end);

    private BenchHome(BenchSize size, Project project, Retention retention) {
        this.size = size;
        this.project = project;
        this.stack = new Stack(project);
        this.retention = retention;
    }

    /** What becomes of the folder. */
    public enum Retention {
        REMOVED,
        KEPT
    }

    /**
     * Starts servers and makes the data where they are not there.
     *
     * @param content folder of the user's project, which is copied
     * @param folder where servers and data go
     */
    public static BenchHome open(
            Path content, Path folder, BenchSize size, Retention retention, Consumer<String> progress)
            throws SQLException {
        OwnServers.require();
        requireSameSize(folder, size);
        BenchHome home = new BenchHome(
                size, BenchProject.write(content, folder.toAbsolutePath().normalize()), retention);
        Runtime.getRuntime().addShutdownHook(home.atExit);
        try {
            home.stack.start(progress);
            home.provideData(progress);
            return home;
        } catch (SQLException | RuntimeException e) {
            home.close();
            throw e;
        }
    }

    private static void requireSameSize(Path folder, BenchSize size) {
        Properties made = made(folder);
        if (!made.isEmpty()
                && !(made.getProperty("facts").equals(Long.toString(size.facts()))
                        && made.getProperty("units").equals(Long.toString(size.units())))) {
            throw new IllegalStateException(
                    "Cannot use %s: it holds %s facts of %s units. Name another folder with --home, or remove it."
                            .formatted(folder, made.getProperty("facts"), made.getProperty("units")));
        }
    }

    public Warehouse warehouse() {
        return Warehouse.of(settings());
    }

    public SqlLibrary library() {
        return SqlLibrary.of(project);
    }

    public BenchSize size() {
        return size;
    }

    /** The folder with servers and data. */
    public Path folder() {
        return project.data();
    }

    Settings settings() {
        return Settings.of(project);
    }

    /** Appends the facts that came late. */
    void addLateFacts() throws SQLException {
        try (Connection service = warehouse().openAsService()) {
            new BenchData(size, service).addLateFacts();
        }
    }

    /** The order lines as they were before the late ones came. */
    void removeLateFacts() throws SQLException {
        String before = made(project.data()).getProperty(SNAPSHOT);
        try (Connection service = warehouse().openAsService();
                Statement statement = service.createStatement()) {
            if (!newestSnapshot(service).equals(before)) {
                statement.execute(Resources.text(BenchHome.class, "without_late_facts.sql")
                        .strip()
                        .replace("{snapshot}", before));
            }
        }
    }

    private void provideData(Consumer<String> progress) throws SQLException {
        if (!made(project.data()).isEmpty()) {
            progress.accept("data of an earlier run");
            removeLateFacts();
            return;
        }
        try (Connection service = warehouse().openAsService()) {
            BenchTables tables =
                    new BenchTables(library().dictionary(), warehouse().catalog());
            tables.make(service);
            for (String table : TABLES) {
                tables.empty(service, table);
            }
            new BenchData(size, service).make(progress);
            keep(newestSnapshot(service));
        }
    }

    private static String newestSnapshot(Connection service) throws SQLException {
        try (Statement statement = service.createStatement();
                ResultSet rows = statement.executeQuery(Resources.text(BenchHome.class, "newest_snapshot.sql"))) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Path madeFile(Path folder) {
        return folder.resolve("bench.properties");
    }

    private static Properties made(Path folder) {
        Properties made = new Properties();
        if (Files.exists(madeFile(folder))) {
            try (Reader reader = Files.newBufferedReader(madeFile(folder))) {
                made.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read %s: %s".formatted(madeFile(folder), e.getMessage()), e);
            }
        }
        return made;
    }

    /** Written last, so that data of which half was made are made anew. */
    private void keep(String snapshot) {
        Properties made = new Properties();
        made.setProperty("facts", Long.toString(size.facts()));
        made.setProperty("units", Long.toString(size.units()));
        made.setProperty(SNAPSHOT, snapshot);
        try (Writer writer = Files.newBufferedWriter(madeFile(project.data()))) {
            made.store(writer, "What the bench made here.");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot write %s: %s".formatted(madeFile(project.data()), e.getMessage()), e);
        }
    }

    /** Ends the servers, and removes the folder unless it is kept. */
    @Override
    public void close() {
        end(); // the hook stays until then: who interrupts it leaves nothing running
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private void end() {
        stack.stop();
        if (retention == Retention.REMOVED) {
            try {
                FolderTree.delete(project.data());
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot delete %s: %s".formatted(project.data(), e.getMessage()), e);
            }
        }
    }
}
