package io.truelift.command;

import io.truelift.platform.problem.Told;
import io.truelift.platform.project.Program;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line of the suite: {@code ./truelift}. */
@Command(
        name = "truelift",
        mixinStandardHelpOptions = true,
        version = "Truelift " + Program.VERSION,
        description = "Analytics and experimentation on your own warehouse, counting only the people who agreed.",
        footer = {"", "Run './truelift test' for all tests and './truelift test --fast' for those without servers."},
        subcommands = {
            DemoCommand.class,
            StartCommand.class,
            StopCommand.class,
            StatusCommand.class,
            BuildCommand.class,
            MaintainCommand.class,
            FeedCommand.class,
            DictionaryCommand.class,
            IdentityCommand.class,
            SegmentCommand.class,
            ExperimentCommand.class,
            SatisfactionCommand.class,
            AttributionCommand.class,
            BenchCommand.class,
            StatisticsCommand.class,
            SqlCommand.class,
            AccountCommand.class,
            HelpCommand.class
        })
public final class Truelift implements Runnable {
    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Truelift())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((exception, commandLine, result) -> {
                    Told.to(commandLine.getErr(), exception);
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
