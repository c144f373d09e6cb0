package io.truelift.stack;

import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.DictionaryReader;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.platform.database.Database;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.project.Project;
import io.truelift.platform.project.Settings;
import io.truelift.platform.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real PostgreSQL and a real Trino for tests, started once per JVM in a folder of their own, with an empty table for
 * every contract of the dictionary. Tests share it, so each empties the tables it fills.
 */
public final class TestWarehouse {
    private static TestWarehouse shared;

    private final Project project;
    private final Dictionary dictionary;

    private TestWarehouse(Project project) {
        this.project = project;
        this.dictionary = DictionaryReader.read(project.governance());
    }

    public static synchronized TestWarehouse shared() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    private static TestWarehouse start() {
        try {
            Path content = Path.of(System.getProperty("truelift.project"));
            TestWarehouse warehouse =
                    new TestWarehouse(new Project(content, Files.createTempDirectory("truelift-test")));
            Stack stack = new Stack(warehouse.project);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stack.stop();
                deleteTree(warehouse.project.data());
            }));
            stack.start(line -> {});
            warehouse.createTables();
            return warehouse;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Project project() {
        return project;
    }

    public Dictionary dictionary() {
        return dictionary;
    }

    public Warehouse warehouse() {
        return Warehouse.of(Settings.of(project));
    }

    public ReportStore reports() {
        return new ReportStore(Database.of(Settings.of(project)));
    }

    /** Runs statements as the suite itself. */
    public void execute(String... statements) {
        try (Connection connection = warehouse().openAsService();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Empties tables, by namespace and name. */
    public void empty(String... tables) {
        for (String table : tables) {
            execute("DELETE FROM lakehouse." + table);
        }
    }

    /** The rows that a person sees, each as the text of its columns; throws what the engine says. */
    public List<List<String>> rowsAs(String person, String sql) throws SQLException {
        try (Connection connection = warehouse().openAs(person);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            int width = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= width; column++) {
                    row.add(result.getString(column));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private void createTables() {
        dictionary.tables().stream()
                .map(TableContract::namespace)
                .distinct()
                .forEach(namespace -> execute("CREATE SCHEMA IF NOT EXISTS lakehouse." + namespace));
        for (TableContract table : dictionary.tables()) {
            List<String> columns =
                    table.columns().stream().map(TestWarehouse::definition).toList();
            execute("CREATE TABLE lakehouse.%s (%s)".formatted(table.qualifiedName(), String.join(", ", columns)));
        }
    }

    private static String definition(ColumnContract column) {
        return column.name() + " " + column.type();
    }

    private static void deleteTree(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("Cannot delete " + folder + ": " + e.getMessage());
        }
    }
}
