package io.truelift.measure.build;

import io.truelift.demo.DemoWorld;
import io.truelift.demo.Summary;
import io.truelift.measure.build.BuildResult.Delivery;
import io.truelift.measure.build.BuildResult.Feeds;
import io.truelift.pipelines.RunBuild;
import io.truelift.platform.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Measures builds of one size after the other; each program runs for itself, and nothing beside it. */
final class BuildBench {
    private static final double MILLISECONDS = 1000.0;
    /** As {@code ./truelift build} starts the pipelines. */
    private static final String HEAP = "3g";
    /** The program written by hand holds everything about people in memory, and writes nothing of it to disk. */
    private static final long MEGABYTES_OF_A_MILLION_LINES = 600;

    private static final long LEAST_MEGABYTES = 3 * 1024L;
    private static final long MILLION = 1_000_000;

    private final BuildHome home;
    private final Consumer<String> progress;

    BuildBench(BuildHome home, Consumer<String> progress) {
        this.home = home;
        this.progress = progress;
    }

    /** Builds hardly any lines: done once, whatever the sizes are. */
    Delivery least() throws IOException, InterruptedException {
        Summary made =
                DemoWorld.write(home.folder("least-feeds"), BuildSize.least().world());
        Delivery least = new Delivery(made.totalLines(), pipelines("least", home.warehouse("least"), made.folder()));
        home.remove("least-feeds");
        home.remove("least");
        return least;
    }

    BuildResult measure(BuildSize size, Delivery least) throws IOException, InterruptedException {
        String name = Long.toString(size.lines());
        Path folder = home.folder(name);
        Path feeds = folder.resolve("feeds");
        Path late = folder.resolve("late-feeds");
        Feeds made = feeds(size, feeds);
        long lateLines = LateLines.write(feeds, late);
        Project warehouse = home.warehouse(name);
        ProcessCost full = pipelines(name + "-full", warehouse, feeds);
        Map<String, Long> published = PublishedRows.of(warehouse);
        ProcessCost more = pipelines(name + "-late", warehouse, late);
        ProcessCost again = pipelines(name + "-again", warehouse, feeds);
        ProcessCost plain = run(
                name + "-by-hand",
                PlainBuild.class,
                heapOfPlain(made.lines()),
                warehouse,
                List.of(
                        "--feeds",
                        feeds.toString(),
                        "--declarations",
                        home.declarations().toString(),
                        "--out",
                        folder.resolve("by-hand").toString()));
        ProcessCost duckDb = run(
                name + "-duckdb",
                DuckDbBuild.class,
                HEAP,
                warehouse,
                List.of(
                        "--feeds",
                        feeds.toString(),
                        "--out",
                        folder.resolve("duckdb").toString()));
        home.remove(name);
        return new BuildResult(
                made,
                full,
                new Delivery(lateLines, more),
                again,
                least,
                plain,
                duckDb,
                PublishedRows.ofData(published),
                PublishedRows.differences(published, plain.figures().rows()));
    }

    private Feeds feeds(BuildSize size, Path folder) throws IOException {
        Summary made = DemoWorld.write(folder, size.world());
        long bytes = 0;
        for (String file : made.lines().keySet()) {
            bytes += Files.size(folder.resolve(file));
        }
        double seconds = made.took().toMillis() / MILLISECONDS;
        progress.accept(String.format(Locale.ROOT, "feeds: %,d lines, %.1f s", made.totalLines(), seconds));
        return new Feeds(size.lines(), made.totalLines(), made.lines().size(), bytes, seconds);
    }

    private ProcessCost pipelines(String name, Project warehouse, Path feeds) throws IOException, InterruptedException {
        return run(
                name,
                RunBuild.class,
                HEAP,
                warehouse,
                List.of(
                        "--feeds",
                        feeds.toString(),
                        "--declarations",
                        home.declarations().toString()));
    }

    private ProcessCost run(String name, Class<?> main, String heap, Project project, List<String> arguments)
            throws IOException, InterruptedException {
        ProcessCost cost = home.process().run(name, main, heap, project, arguments);
        progress.accept(String.format(Locale.ROOT, "%s: %.1f s", name, cost.seconds()));
        return cost;
    }

    private static String heapOfPlain(long lines) {
        return Math.max(LEAST_MEGABYTES, lines * MEGABYTES_OF_A_MILLION_LINES / MILLION) + "m";
    }
}
