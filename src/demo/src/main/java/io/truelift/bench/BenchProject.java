package io.truelift.bench;

import io.truelift.definitions.query.SqlFile;
import io.truelift.platform.project.Project;
import io.truelift.platform.project.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the user's questions and governance, with the metrics and experiments of the bench beside them. */
final class BenchProject {
    /** In the order in which an experiment of so many metrics takes them. */
    static final List<String> METRICS = List.of(
            "bench_revenue",
            "bench_conversion",
            "bench_lines",
            "bench_line_value",
            "bench_returned_share",
            "bench_revenue_tea",
            "bench_revenue_cups",
            "bench_app_conversion",
            "bench_pieces",
            "bench_large_lines",
            "bench_revenue_books",
            "bench_revenue_lamps",
            "bench_revenue_clocks",
            "bench_store_revenue",
            "bench_web_share",
            "bench_gift_conversion",
            "bench_revenue_abroad",
            "bench_piece_price",
            "bench_revenue_first_week",
            "bench_average_order_value");

    static final List<String> DIMENSIONS =
            List.of("country", "area_type", "acquisition_channel", "loyalty_tier", "preferred_channel");

    private static final List<String> SHAPES = List.of("mean", "share", "count", "ratio");

    private BenchProject() {}

    /**
     * Writes it anew.
     *
     * @param content folder of the user's project
     * @param home folder of the bench
     */
    static Project write(Path content, Path home) {
        Path folder = home.resolve("project");
        try {
            FolderTree.delete(folder);
            for (String part : List.of("governance", "sql")) {
                copyTree(content.resolve(part), folder.resolve(part));
            }
            for (String metric : METRICS) {
                copyResource("metrics/" + metric, folder.resolve("sql/metrics"));
            }
            copyResource("engine/bench_exposure", folder.resolve("sql/engine"));
            for (String dimension : DIMENSIONS) {
                copyResource("engine/bench_exposure_" + dimension, folder.resolve("sql/engine"));
            }
            for (String shape : SHAPES) {
                copyResource("engine/bench_reference_" + shape, folder.resolve("sql/engine"));
            }
            for (int metrics = 1; metrics <= METRICS.size(); metrics++) {
                for (Slicing slicing : Slicing.values()) {
                    Files.writeString(
                            folder.resolve("sql/experiments").resolve(experiment(metrics, slicing) + SqlFile.ENDING),
                            text(metrics, slicing));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot write the project of the bench to %s: %s".formatted(folder, e.getMessage()), e);
        }
        return new Project(folder, home);
    }

    /** Key of the experiment with the first so many metrics. */
    static String experiment(int metrics, Slicing slicing) {
        return "bench_%d_%s".formatted(metrics, slicing == Slicing.NONE ? "whole" : "sliced");
    }

    private static String text(int metrics, Slicing slicing) {
        return Resources.text(BenchProject.class, slicing == Slicing.NONE ? "experiment.sql" : "experiment_sliced.sql")
                .replace("{title}", "%d of the bench's metrics".formatted(metrics))
                .replace("{primary}", METRICS.getFirst())
                .replace("{secondary}", String.join(", ", METRICS.subList(1, metrics)));
    }

    private static void copyResource(String name, Path folder) throws IOException {
        String file = name.substring(name.indexOf('/') + 1) + SqlFile.ENDING;
        Files.writeString(folder.resolve(file), Resources.text(BenchProject.class, name + SqlFile.ENDING));
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    /** By what a report is taken apart. */
    enum Slicing {
        NONE,
        EVERY_DIMENSION;

        /** How many slices a report has beside the whole. */
        int slices() {
            return this == NONE ? 0 : DIMENSIONS.size();
        }
    }
}
