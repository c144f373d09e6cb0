package io.truelift.pipelines.job;

import io.truelift.pipelines.iceberg.LocalFileIO;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.iceberg.Table;

/** Files of runs that died: each run writes to folders of its own, so a folder of a run that was never published can go. */
final class DeadRuns {
    private static final String RUN_FOLDER = "r\\d{8}T.*";

    private DeadRuns() {}

    /**
     * Deletes what dead runs left in a table's folder; does nothing where the table does not lie on this machine.
     *
     * @param published every run that was published
     */
    static void clean(Table table, Set<String> published) {
        if (!table.location().startsWith("file:")) {
            return;
        }
        Path data = LocalFileIO.path(table.location()).resolve("data");
        if (!Files.isDirectory(data)) {
            return;
        }
        try (Stream<Path> runs = Files.list(data)) {
            List<Path> dead = runs.filter(run -> run.getFileName().toString().matches(RUN_FOLDER))
                    .filter(run -> !published.contains(run.getFileName().toString()))
                    .toList();
            for (Path run : dead) {
                delete(run);
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Cannot delete what a dead run left in %s: %s".formatted(data, e.getMessage()), e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
