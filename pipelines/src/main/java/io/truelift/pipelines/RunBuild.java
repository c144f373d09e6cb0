package io.truelift.pipelines;

import io.truelift.pipelines.job.BuildJob;
import io.truelift.pipelines.job.DictionaryJob;
import io.truelift.pipelines.job.Run;
import io.truelift.platform.problem.BuildExit;
import io.truelift.platform.problem.ErrorCode;
import io.truelift.platform.problem.Told;
import io.truelift.platform.project.Project;
import io.truelift.platform.project.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The pipelines as a command of their own; {@code ./truelift build} starts it. */
@Command(
        name = "pipelines",
        mixinStandardHelpOptions = true,
        description = "Land, stitch, consent, build, audit, publish.")
public final class RunBuild implements Callable<Integer> {
    @Option(
            names = "--feeds",
            paramLabel = "DIR",
            description = "Folder with the feeds' files; without it and --tables only the dictionary is published.")
    private Optional<Path> feeds = Optional.empty();

    @Option(
            names = "--tables",
            description = "Without files: reads the tables that feeds and contracts of own tables name.")
    private boolean tables;

    @Option(
            names = "--declarations",
            paramLabel = "DIR",
            description = "Folder with the feeds' declarations (default: pipelines/feeds).")
    private Optional<Path> declarations = Optional.empty();

    @Option(
            names = "--land-again",
            paramLabel = "NAME",
            description = "A feed, or a file as governance.run_file names it: taken back and landed again.")
    private List<String> landAgain = List.of();

    @Option(
            names = "--figures",
            paramLabel = "FILE",
            description = "Where to write what the run took, as JSON: seconds by step, processor seconds, memory.")
    private Optional<Path> figures = Optional.empty();

    @Option(
            names = "--everything",
            description = "Makes all tables anew, also where nothing changed since the last build.")
    private boolean everything;

    @Parameters(paramLabel = "BEAM", description = "Beam's options, after --, such as -- --flinkMaster=host:8081.")
    private List<String> beam = List.of();

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command, with errors told in words. */
    static CommandLine commandLine() {
        return new CommandLine(new RunBuild())
                .setExecutionExceptionHandler((exception, commandLine, result) -> explain(exception));
    }

    @Override
    public Integer call() throws Exception {
        Project project = Project.current();
        Run run = Run.begin(project, Settings.of(project), beam, System.out, Instant.now());
        BuildExit exit = BuildExit.PUBLISHED;
        if (feeds.isPresent() || tables) {
            exit = new BuildJob(run)
                    .build(
                            feeds,
                            declarations.orElse(project.feeds()),
                            landAgain,
                            everything ? BuildJob.Extent.EVERYTHING : BuildJob.Extent.WHAT_CHANGED);
        } else {
            new DictionaryJob(run).publish();
        }
        figures.ifPresent(file -> run.figures().write(file));
        return exit.code();
    }

    /** Beam and Flink wrap what happened several times over. */
    private static Throwable rootOf(Throwable exception) {
        return exception.getCause() == null ? exception : rootOf(exception.getCause());
    }

    /** Says in words what went wrong; a stack trace is for mistakes of our own only. */
    static int explain(Exception exception) {
        switch (ErrorCode.of(exception)) {
            case INTERNAL ->
                System.err.println("Cannot finish the run: %s. The published tables are as they were."
                        .formatted(rootOf(exception)));
            case STORAGE, DATABASE_AWAY ->
                System.err.println("Cannot finish the run. The published tables are as they were.");
            default -> {
                /* the message says all */
            }
        }
        Told.to(new PrintWriter(System.err, true), exception);
        return BuildExit.of(exception).code();
    }
}
