package io.truelift.pipelines;

import io.truelift.pipelines.job.MaintenanceJob;
import io.truelift.pipelines.job.Run;
import io.truelift.platform.project.Project;
import io.truelift.platform.project.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Care for the tables, as a command of its own; {@code ./truelift maintain} starts it. */
@Command(
        name = "maintain",
        mixinStandardHelpOptions = true,
        description =
                "Compacts small files, expires snapshots that nobody needs, deletes files that no snapshot knows.")
public final class RunMaintenance implements Callable<Integer> {
    @Option(
            names = "--keep",
            paramLabel = "DAYS",
            defaultValue = "30",
            description = "Days for which every snapshot is kept (default: 30); those of kept reports stay.")
    private int keep;

    @Option(
            names = "--untouched",
            paramLabel = "DAYS",
            defaultValue = "3",
            description = "Days for which a file that no snapshot knows must have lain untouched (default: 3).")
    private int untouched;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new RunMaintenance())
                .setExecutionExceptionHandler((exception, commandLine, result) -> RunBuild.explain(exception));
    }

    @Override
    public Integer call() throws Exception {
        Project project = Project.current();
        new MaintenanceJob(Run.begin(project, Settings.of(project), List.of(), System.out, Instant.now()))
                .maintain(Duration.ofDays(keep), Duration.ofDays(untouched));
        return CommandLine.ExitCode.OK;
    }
}
