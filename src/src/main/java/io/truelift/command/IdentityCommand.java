package io.truelift.command;

import io.truelift.project.Project;
import io.truelift.stack.Stack;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "identity",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = MeasureIdentityCommand.class,
        description = "Decides on links between identifiers. An IDENTIFIER is type and value, such as email:ann@example.org, or as tables keep it.")
final class IdentityCommand {
    @Command(
            name = "block",
            mixinStandardHelpOptions = true,
            description = {
                "Says that two identifiers are not of one person, whatever record they stand in together.",
                "The next build follows it: the customer is split, facts go back to whom they belong, governed.identity_history says why."
            })
    int block(
            @Parameters(paramLabel = "IDENTIFIER") String identifier,
            @Parameters(paramLabel = "OTHER") String other,
            @Option(names = "--reason", required = true, paramLabel = "WORDS", description = "Why; it is kept.") String reason,
            @Option(names = "--as", defaultValue = "governance", paramLabel = "PERSON", description = "Who decides (default: governance).") String person) {
        return decide(List.of(identifier, other, "--reason", reason, "--as", person));
    }

    @Command(name = "allow", mixinStandardHelpOptions = true, description = "Takes a block back: the next build may link the two again.")
    int allow(
            @Parameters(paramLabel = "IDENTIFIER") String identifier,
            @Parameters(paramLabel = "OTHER") String other,
            @Option(names = "--reason", required = true, paramLabel = "WORDS", description = "Why; it is kept.") String reason,
            @Option(names = "--as", defaultValue = "governance", paramLabel = "PERSON", description = "Who decides (default: governance).") String person) {
        return decide(List.of(identifier, other, "--allow", "--reason", reason, "--as", person));
    }

    private static int decide(List<String> arguments) {
        Project project = Project.current();
        new Stack(project).start(started -> System.out.println("stack        started " + started));
        return new PipelinesProcess(project).decideOnLink(arguments);
    }
}
