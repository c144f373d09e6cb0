package io.truelift.measure;

import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.governance.identity.IdentityPolicyReader;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.problem.Told;
import io.truelift.platform.project.Project;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How well identifiers are stitched; {@code ./truelift identity measure} starts it. */
@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        description = "Precision and recall of stitching over simulated people.")
public final class MeasureIdentity implements Callable<Integer> {
    @Option(names = "--people", paramLabel = "N", defaultValue = "20000", description = "How many people.")
    private int people;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "2026", description = "Of all that is drawn.")
    private long seed;

    @Option(names = "--json", description = "Every figure as JSON.")
    private boolean json;

    public static void main(String[] arguments) {
        CommandLine command = new CommandLine(new MeasureIdentity())
                .setExecutionExceptionHandler((exception, line, result) -> {
                    Told.to(line.getErr(), exception);
                    return CommandLine.ExitCode.SOFTWARE;
                });
        System.exit(command.execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Project project = Project.current();
        IdentityPolicy policy = IdentityPolicyReader.read(project.governance());
        IdentityMeasurement measurement = new IdentityMeasurement(
                policy,
                people,
                seed,
                project.content().resolve("../shared/data").normalize());
        IdentityReport report = measurement.of(List.of(
                new PlainStitcher(), MeasuredStitching.byOne(policy, Files.createTempDirectory("truelift-measure"))));
        System.out.println(
                json
                        ? ReportStore.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report)
                        : MarkdownReport.of(report));
        return CommandLine.ExitCode.OK;
    }
}
