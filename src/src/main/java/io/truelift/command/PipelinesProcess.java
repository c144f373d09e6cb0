package io.truelift.command;

import io.truelift.project.Project;
import io.truelift.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The pipelines as a process of their own: the command line knows no Beam. */
final class PipelinesProcess {
    private static final String MAIN = "io.truelift.pipelines.BuildCommand";

    private final Project project;

    PipelinesProcess(Project project) {
        this.project = project;
    }

    /** Runs the pipelines over the folder and answers their exit code; what they print appears as it comes. */
    int build(Path feeds, List<String> beam) {
        Path target = project.content().resolve("pipelines/target");
        List<String> command = new ArrayList<>();
        try {
            String libraries = Files.readString(target.resolve("classpath")).strip();
            command.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx3g",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Dtruelift.project=" + project.content(),
                    "-Dtruelift.home=" + project.data(),
                    "-cp", target.resolve("classes") + java.io.File.pathSeparator + libraries,
                    MAIN, "--feeds", feeds.toAbsolutePath().toString()));
            command.addAll(beam);
            Process process = new ProcessBuilder(command).inheritIO().start();
            return process.waitFor();
        } catch (IOException e) {
            throw new StackException("Cannot start the pipelines: %s. Build them with ./truelift demo or mvn package.".formatted(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Cannot finish the pipelines: interrupted. The published tables are as they were.", e);
        }
    }
}
