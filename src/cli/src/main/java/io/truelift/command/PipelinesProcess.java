package io.truelift.command;

import io.truelift.platform.project.Project;
import io.truelift.stack.StackException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pipelines as a process of their own: the command line knows no Beam. */
final class PipelinesProcess {
    private static final String BUILD = "io.truelift.pipelines.RunBuild";
    private static final String MEASURE_IDENTITY = "io.truelift.measure.MeasureIdentity";
    private static final String BENCHMARK_IDENTITY = "io.truelift.measure.BenchmarkIdentity";
    private static final String BENCHMARK_BUILD = "io.truelift.measure.build.BenchmarkBuild";
    private static final String LINK = "io.truelift.pipelines.RunLink";
    private static final String FEEDS = "io.truelift.pipelines.RunFeeds";
    private static final String MAINTAIN = "io.truelift.pipelines.RunMaintenance";
    private static final String ROTATE_KEY = "io.truelift.pipelines.RunKeyRotation";

    private final Project project;

    PipelinesProcess(Project project) {
        this.project = project;
    }

    /** Runs the pipelines over the folder, or over tables alone where there is none, and answers their exit code; what they print appears as it comes. */
    int build(Optional<Path> feeds, List<String> options, List<String> beam) {
        List<String> arguments = new ArrayList<>(
                feeds.map(folder -> List.of("--feeds", folder.toAbsolutePath().toString()))
                        .orElse(List.of("--tables")));
        arguments.addAll(options);
        if (!beam.isEmpty()) {
            arguments.add("--");
            arguments.addAll(beam);
        }
        return run("pipelines", BUILD, arguments);
    }

    /** Publishes what governance said on a link between identifiers. */
    int decideOnLink(List<String> arguments) {
        return run("pipelines", LINK, arguments);
    }

    /** Gives every identifier the hash of a new key. */
    int rotateKey(List<String> arguments) {
        return run("pipelines", ROTATE_KEY, arguments);
    }

    /** Cares for the tables. */
    int maintain(List<String> arguments) {
        return run("pipelines", MAINTAIN, arguments);
    }

    /** Times stitching beside a union-find on one thread. */
    int benchmarkIdentity(List<String> arguments) {
        return run("src/measure", BENCHMARK_IDENTITY, arguments);
    }

    /** Measures what a build costs, on servers of its own. */
    int benchmarkBuild(List<String> arguments) {
        return run("src/measure", BENCHMARK_BUILD, arguments);
    }

    /** Tells how well identifiers are stitched. */
    int measureIdentity(List<String> arguments) {
        return run("src/measure", MEASURE_IDENTITY, arguments);
    }

    /** Checks and tries declarations of feeds. */
    int feeds(List<String> arguments) {
        return run("pipelines", FEEDS, arguments);
    }

    /** Publishes the dictionary without feeds. */
    int publishDictionary() {
        return run("pipelines", BUILD, List.of());
    }

    private int run(String module, String main, List<String> arguments) {
        Path target = project.content().resolve(module).resolve("target");
        try {
            String libraries = Files.readString(target.resolve("classpath")).strip();
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx3g",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Dtruelift.project=" + project.content(),
                    "-Dtruelift.home=" + project.data(),
                    "-cp",
                    target.resolve("classes") + File.pathSeparator + libraries,
                    main));
            command.addAll(arguments);
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new StackException(
                    "Cannot start the pipelines: %s. Build them with ./truelift demo or mvn package."
                            .formatted(e.getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(
                    "Cannot finish the pipelines: interrupted. The published tables are as they were.", e);
        }
    }
}
