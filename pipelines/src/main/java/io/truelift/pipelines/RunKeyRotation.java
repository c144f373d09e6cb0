package io.truelift.pipelines;

import io.truelift.pipelines.iceberg.OldSnapshots;
import io.truelift.pipelines.job.KeyRotationJob;
import io.truelift.pipelines.job.Run;
import io.truelift.platform.project.Project;
import io.truelift.platform.project.Settings;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A new key for identifiers, as a command of its own; {@code ./truelift identity rotate-key} starts it. */
@Command(
        name = "rotate-key",
        mixinStandardHelpOptions = true,
        description = "Gives every identifier the hash of a new key.")
public final class RunKeyRotation implements Callable<Integer> {
    @Option(names = "--keep-history", description = "Keep snapshots that hold old hashes.")
    private boolean isHistoryKept;

    @Parameters(paramLabel = "BEAM", description = "Beam's options, after --, such as -- --flinkMaster=host:8081.")
    private List<String> beam = List.of();

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new RunKeyRotation())
                .setExecutionExceptionHandler((exception, commandLine, result) -> RunBuild.explain(exception));
    }

    @Override
    public Integer call() throws Exception {
        Project project = Project.current();
        new KeyRotationJob(Run.begin(project, Settings.of(project), beam, System.out, Instant.now()))
                .rotate(isHistoryKept ? OldSnapshots.KEPT : OldSnapshots.DELETED);
        return CommandLine.ExitCode.OK;
    }
}
