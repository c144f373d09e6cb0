package io.truelift.command;

import io.truelift.platform.project.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "build",
        mixinStandardHelpOptions = true,
        description = {
            "Measures what a build of the pipelines costs: from nothing, with 1 %% more lines, with nothing new; each beside a program",
            "of one thread that was written by hand and does the same, and beside DuckDB, which does less.",
            "It starts PostgreSQL for itself, and never touches your warehouse."
        })
final class BenchBuildCommand implements Callable<Integer> {
    @Option(
            names = "--lines",
            split = ",",
            defaultValue = "1000000,5000000",
            paramLabel = "N",
            description = "Sizes of feeds to make, in lines, such as 20000000 (default: ${DEFAULT-VALUE}).")
    private List<Long> lines = List.of();

    @Option(names = "--keep", description = "Leaves feeds, tables and logs to look at; the next bench makes them anew.")
    private boolean keep;

    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            description = "Where server and data go (default: target/bench/build of the project).")
    private Optional<Path> home = Optional.empty();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Where the tables go as Markdown (default: target/bench/build.md of the project).")
    private Optional<Path> report = Optional.empty();

    @Override
    public Integer call() {
        List<String> arguments = new ArrayList<>(
                List.of("--lines", lines.stream().map(String::valueOf).collect(Collectors.joining(","))));
        if (keep) {
            arguments.add("--keep");
        }
        home.ifPresent(folder -> arguments.addAll(List.of("--home", folder.toString())));
        report.ifPresent(file -> arguments.addAll(List.of("--report", file.toString())));
        return new PipelinesProcess(Project.current()).benchmarkBuild(arguments);
    }
}
