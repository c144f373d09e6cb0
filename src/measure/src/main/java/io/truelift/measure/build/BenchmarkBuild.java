package io.truelift.measure.build;

import io.truelift.bench.BenchHome.Retention;
import io.truelift.platform.problem.Told;
import io.truelift.platform.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a build costs; {@code ./truelift bench build} starts it. */
@Command(
        name = "build",
        mixinStandardHelpOptions = true,
        description = "Measures builds of the pipelines, beside a program written by hand and beside DuckDB.")
public final class BenchmarkBuild implements Callable<Integer> {
    private static final String HEAD = "# What a build costs\n\n";

    @Option(
            names = "--lines",
            split = ",",
            defaultValue = "1000000,5000000",
            paramLabel = "N",
            description = "Sizes of feeds, in lines (default: ${DEFAULT-VALUE}).")
    private List<Long> lines;

    @Option(names = "--keep", description = "Leaves folders of data, tables and logs.")
    private boolean keep;

    @Option(names = "--home", paramLabel = "FOLDER", description = "Where server and data go.")
    private Optional<Path> home = Optional.empty();

    @Option(names = "--report", paramLabel = "FILE", description = "Where the Markdown goes.")
    private Optional<Path> report = Optional.empty();

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command, with errors told in words. */
    static CommandLine commandLine() {
        return new CommandLine(new BenchmarkBuild()).setExecutionExceptionHandler((exception, line, result) -> {
            Told.to(line.getErr(), exception);
            return CommandLine.ExitCode.SOFTWARE;
        });
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<BuildSize> sizes = lines.stream().map(BuildSize::new).toList();
        Path bench = Project.current().content().resolve("target/bench");
        Path file = report.orElse(bench.resolve("build.md")).toAbsolutePath();
        try (BuildHome servers = BuildHome.open(
                Project.current().content(),
                home.orElse(bench.resolve("build")),
                keep ? Retention.KEPT : Retention.REMOVED,
                BenchmarkBuild::tell)) {
            BuildBench measuring = new BuildBench(servers, BenchmarkBuild::tell);
            BuildResult.Delivery least = measuring.least();
            StringBuilder all = new StringBuilder(HEAD);
            for (BuildSize size : sizes) {
                String text = BuildReport.of(measuring.measure(size, least));
                System.out.println(text);
                all.append(text);
                Files.createDirectories(file.getParent());
                Files.writeString(file, all); // after each size, for who stops a long run has those until then
            }
        }
        tell("written to " + file);
        return CommandLine.ExitCode.OK;
    }

    /** Beside the answer, so that the answer can be piped. */
    private static void tell(String line) {
        System.err.println(line);
    }
}
