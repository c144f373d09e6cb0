package io.truelift.command;

import io.truelift.platform.project.Project;
import io.truelift.platform.project.Settings;
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
        description =
                "Opens a Trino prompt in the name of a person, or runs statements and files; the engine's rules for that person hold.")
final class SqlCommand implements Callable<Integer> {
    @Mixin
    private PersonOption person;

    @Option(
            names = {"-e", "--execute"},
            paramLabel = "SQL",
            description = "Runs this statement instead of opening a prompt.")
    private Optional<String> statement = Optional.empty();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "Runs this file, such as sql/segments/abandoned_cart.sql.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--output-format",
            paramLabel = "FORMAT",
            description = "CSV, TSV, JSON, ALIGNED and others of Trino's command line.")
    private Optional<String> format = Optional.empty();

    @Parameters(paramLabel = "MORE", description = "Options handed on to Trino's command line.")
    private List<String> more = List.of();

    @Override
    public Integer call() {
        Project project = Project.current();
        List<String> options = new ArrayList<>();
        statement.ifPresent(text -> options.addAll(List.of("--execute", text)));
        file.ifPresent(path -> options.addAll(List.of("--file", path.toString())));
        format.ifPresent(word -> options.addAll(List.of("--output-format", word)));
        options.addAll(more);
        try {
            return new SqlClient(project, Settings.of(project))
                    .as(person.name(), options)
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new StackException("Cannot start Trino's command line: %s".formatted(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
