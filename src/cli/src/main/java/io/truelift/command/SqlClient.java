package io.truelift.command;

import io.truelift.platform.project.Project;
import io.truelift.platform.project.Resources;
import io.truelift.platform.project.Settings;
import io.truelift.stack.Stack;
import io.truelift.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;

/**
 * Trino's own command line as a process. It lives for a statement or two, so it starts from a cache of loaded classes
 * where there is one, and compiles little: both together take two thirds of what a small statement costs.
 */
final class SqlClient {
    private static final long LONGEST_TRAINING_SECONDS = 60;

    private final Project project;
    private final Settings settings;

    SqlClient(Project project, Settings settings) {
        this.project = project;
        this.settings = settings;
    }

    /** A process that asks in the name of a person, with more options of Trino's command line; not started yet. */
    ProcessBuilder as(String person, List<String> options) {
        Path jar = new Stack(project).commandLine();
        Path cache = cache(jar);
        List<String> forJava = Files.exists(cache) ? List.of("-XX:AOTCache=" + cache, "-Xlog:disable") : List.of();
        return process(jar, forJava, person, options);
    }

    /**
     * Keeps the classes that a statement loads beside the jar, once for a version of Java; a running Trino is asked for it.
     * Without them everything works as well, only later, so a failure is no failure of the caller's.
     */
    void train() {
        try {
            Path jar = new Stack(project).commandLine();
            Path cache = cache(jar);
            if (!Files.exists(cache)) {
                train(jar, cache);
            }
        } catch (IOException | StackException e) {
            // Another's folder, a full one, or no way to fetch the jar: whoever opens the prompt hears of it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void train(Path jar, Path cache) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(jar.getParent(), "classes");
        Path draft = folder.resolve("draft.aot");
        List<String> statement = List.of(
                "--execute", Resources.text(SqlClient.class, "select_one.sql").strip());
        Process training = process(
                        jar,
                        List.of("-XX:AOTCacheOutput=" + draft, "-Xlog:disable"),
                        settings.get(Settings.TRINO_USER),
                        statement)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!training.waitFor(LONGEST_TRAINING_SECONDS, TimeUnit.SECONDS)) {
            training.destroyForcibly().waitFor();
        } else if (training.exitValue() == 0 && Files.exists(draft)) {
            Files.move(draft, cache, StandardCopyOption.ATOMIC_MOVE);
        }
        FileUtils.deleteDirectory(folder.toFile());
    }

    private ProcessBuilder process(Path jar, List<String> forJava, String person, List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.jline.terminal.dumb="
                        + (System.console() == null || !System.console().isTerminal())));
        command.addAll(forJava);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(TrinoAddress.commandLineOptions(settings));
        command.addAll(List.of(
                "--user",
                settings.get(Settings.TRINO_USER),
                "--session-user",
                person,
                "--catalog",
                settings.get(Settings.CATALOG_NAME),
                "--schema",
                "governed"));
        command.addAll(options);
        ProcessBuilder process = new ProcessBuilder(command);
        settings.find(Settings.TRINO_PASSWORD)
                .ifPresent(password -> process.environment().put("TRINO_PASSWORD", password));
        return process;
    }

    /** The cache is of use to the very Java that wrote it. */
    private static Path cache(Path jar) {
        return jar.resolveSibling("%s-%s.aot".formatted(jar.getFileName(), Runtime.version()));
    }
}
