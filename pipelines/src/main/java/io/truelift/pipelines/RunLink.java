package io.truelift.pipelines;

import io.truelift.pipelines.job.LinkDecisionJob;
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

/** What governance says on a link between identifiers, as a command of its own; {@code ./truelift identity block} starts it. */
@Command(
        name = "link",
        mixinStandardHelpOptions = true,
        description = "Blocks a link between two identifiers, or allows it again.")
public final class RunLink implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "IDENTIFIER",
            description = "Type and value, such as email:ann@example.org, or as tables keep it.")
    private String identifier;

    @Parameters(index = "1", paramLabel = "OTHER", description = "The other one.")
    private String other;

    @Option(names = "--allow", description = "Allow the link again.")
    private boolean isAllowed;

    @Option(names = "--reason", required = true, paramLabel = "WORDS", description = "Why.")
    private String reason;

    @Option(names = "--as", required = true, paramLabel = "PERSON", description = "Who decides.")
    private String person;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new RunLink())
                .setExecutionExceptionHandler((exception, commandLine, result) -> RunBuild.explain(exception));
    }

    @Override
    public Integer call() throws Exception {
        Project project = Project.current();
        new LinkDecisionJob(Run.begin(project, Settings.of(project), List.of(), System.out, Instant.now()))
                .decide(identifier, other, !isAllowed, reason, person);
        return CommandLine.ExitCode.OK;
    }
}
