package io.truelift.command;

import io.truelift.project.Project;
import io.truelift.project.Settings;
import io.truelift.stack.Stack;
import io.truelift.stack.StackException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        description = "Opens a Trino prompt in the name of a person, or runs statements and files; the engine's rules for that person hold.")
final class SqlCommand implements Callable<Integer> {
    @Mixin
    private PersonOption person;

    @Option(names = {"-e", "--execute"}, paramLabel = "SQL", description = "Runs this statement instead of opening a prompt.")
    private Optional<String> statement = Optional.empty();

    @Option(names = {"-f", "--file"}, paramLabel = "FILE", description = "Runs this file, such as sql/segments/abandoned_cart.sql.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--output-format", paramLabel = "FORMAT", description = "CSV, TSV, JSON, ALIGNED and others of Trino's command line.")
    private Optional<String> format = Optional.empty();

    @Parameters(paramLabel = "MORE", description = "Options handed on to Trino's command line.")
    private List<String> more = List.of();

    @Override
    public Integer call() {
        Project project = Project.current();
        Settings settings = Settings.of(project);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-Dorg.jline.terminal.dumb=" + (System.console() == null),
                "-jar", new Stack(project).commandLine().toString()));
        command.addAll(TrinoAddress.commandLineOptions(settings));
        command.addAll(List.of("--user", settings.get(Settings.TRINO_USER), "--session-user", person.name(), "--catalog", settings.get(Settings.CATALOG_NAME), "--schema", "governed"));
        statement.ifPresent(text -> command.addAll(List.of("--execute", text)));
        file.ifPresent(path -> command.addAll(List.of("--file", path.toString())));
        format.ifPresent(word -> command.addAll(List.of("--output-format", word)));
        command.addAll(more);
        try {
            ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
            settings.find(Settings.TRINO_PASSWORD).ifPresent(password -> builder.environment().put("TRINO_PASSWORD", password));
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new StackException("Cannot start Trino's command line: %s".formatted(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
