package io.truelift.measure.build;

import io.truelift.pipelines.job.RunFigures;
import io.truelift.platform.project.Resources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A yardstick: how fast the machine reads such files, writes them as Parquet and joins events to customers, in the engine
 * that is known for it, with the threads that it takes by itself.
 */
@Command(name = "duckdb-build", description = "Reads feeds by DuckDB, and writes them as Parquet.")
public final class DuckDbBuild implements Callable<Integer> {
    /** What this does not do of a build. */
    static final String LEFT_OUT =
            "DuckDB checks no contracts and quarantines nothing: what does not fit its types is left out or left empty. It hashes no identifiers, names no records, does not stitch (a customer is a line of the customer system, found by login, account or address), knows no earlier runs, and publishes nothing.";

    @Option(names = "--feeds", required = true, paramLabel = "DIR", description = "Folder with the feeds' files.")
    private Path feeds;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the files go.")
    private Path out;

    @Option(names = "--figures", required = true, paramLabel = "FILE", description = "Where what it took is written.")
    private Path figures;

    private final Map<String, Double> steps = new LinkedHashMap<>();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new DuckDbBuild()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(out);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            step("read and write", statement, "duckdb_land.sql");
            step("join", statement, "duckdb_join.sql");
            RunFigures.ofThisProcess(steps, rows(statement)).write(figures);
        }
        return CommandLine.ExitCode.OK;
    }

    private void step(String name, Statement statement, String file) throws SQLException {
        Instant before = Instant.now();
        statement.execute(text(file));
        steps.put(name, Duration.between(before, Instant.now()).toMillis() / 1000.0);
    }

    private Map<String, Long> rows(Statement statement) throws SQLException {
        Map<String, Long> rows = new LinkedHashMap<>();
        try (ResultSet counts = statement.executeQuery(text("duckdb_rows.sql"))) {
            while (counts.next()) {
                rows.put(counts.getString(1), counts.getLong(2));
            }
        }
        return rows;
    }

    /** File names stand where DuckDB takes no parameters. */
    private String text(String file) {
        return Resources.text(DuckDbBuild.class, file)
                .replace("{feeds}", quoted(feeds))
                .replace("{out}", quoted(out));
    }

    private static String quoted(Path folder) {
        return folder.toString().replace("'", "''");
    }
}
