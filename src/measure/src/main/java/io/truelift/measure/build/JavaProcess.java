package io.truelift.measure.build;

import io.truelift.pipelines.job.RunFigures;
import io.truelift.platform.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs programs of this class path, one at a time, as processes of their own, and tells what each took. */
final class JavaProcess {
    private static final double NANOSECONDS = 1e9;
    private static final int LAST_LINES = 15;
    private static final long GRACE_SECONDS = 30;

    private final Path logs;
    private volatile @Nullable Process running;

    /** @param logs folder for what they print */
    JavaProcess(Path logs) {
        this.logs = logs;
    }

    /**
     * Runs a program to its end.
     *
     * @param name of its log
     * @param main its class; it writes {@link RunFigures} to the file after {@code --figures}
     * @param heap the most memory of its Java heap, as {@code 3g}
     * @param project what it works on
     * @throws IllegalStateException where it fails, with its last words
     */
    ProcessCost run(String name, Class<?> main, String heap, Project project, List<String> arguments)
            throws IOException, InterruptedException {
        Files.createDirectories(logs);
        Path log = logs.resolve(name + ".log");
        Path figures = logs.resolve(name + ".json");
        Files.deleteIfExists(figures);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dtruelift.project=" + project.content(),
                "-Dtruelift.home=" + project.data(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        command.addAll(List.of("--figures", figures.toString()));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        running = process;
        int code = process.waitFor();
        double seconds = (System.nanoTime() - start) / NANOSECONDS;
        running = null;
        if (code != 0) {
            throw new IllegalStateException(
                    "Cannot measure %s: it ended with code %d. It said:\n%s".formatted(name, code, lastLines(log)));
        }
        return new ProcessCost(seconds, RunFigures.read(figures));
    }

    private static String lastLines(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - LAST_LINES), all.size()));
        }
    }

    /** Ends the program that runs, where one does. */
    void end() {
        Process process = running;
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
