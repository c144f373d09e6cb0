package io.truelift.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs {@code ./truelift} as a user does, over a data folder of its own. */
final class Launcher implements AutoCloseable {
    private static final long MINUTES = 12;

    private final Project project;

    Launcher() {
        this(Path.of(System.getProperty("truelift.root")));
    }

    /** @param content folder with the command and what a company writes */
    Launcher(Path content) {
        try {
            this.project = new Project(content, Files.createTempDirectory("truelift-end-to-end"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Project project() {
        return project;
    }

    /** Runs a command that must succeed, and answers what it printed. */
    String run(String... arguments) {
        Result result = tryRun(arguments);
        assertThat(result.exitCode())
                .as("exit code of ./truelift %s, which printed:%n%s", List.of(arguments), result.output())
                .isZero();
        return result.output();
    }

    Result tryRun(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(project.content().resolve("truelift").toString()));
        command.addAll(Arrays.asList(arguments));
        try {
            Path output = Files.createTempFile("truelift", ".out");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("TRUELIFT_HOME", project.data().toString());
            builder.environment().put("TRUELIFT_BUILD", "never");
            Process process = builder.start();
            boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
            if (!ended) {
                process.destroy();
            }
            String text = Files.readString(output);
            Files.delete(output);
            assertThat(ended)
                    .as("./truelift %s ends within %d minutes; it printed:%n%s", List.of(arguments), MINUTES, text)
                    .isTrue();
            return new Result(process.exitValue(), withoutWordOfOptions(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Java says first that it was given options by the environment, as it is here. */
    private static String withoutWordOfOptions(String text) {
        return text.replaceFirst("^NOTE: Picked up JDK_JAVA_OPTIONS:.*\\R", "");
    }

    /** The rows that a person sees, as text. */
    List<List<String>> rowsAs(String person, String sql) throws SQLException {
        try (Connection connection = Warehouse.of(Settings.of(project)).openAs(person);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(String.valueOf(result.getString(column)));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    @Override
    public void close() {
        run("stop");
        try (Stream<Path> files = Files.walk(project.data())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Result(int exitCode, String output) {}
}
