package io.truelift.command;

import io.truelift.platform.project.Project;
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
        description =
                "Decides how identifiers are kept and linked. An IDENTIFIER is type and value, such as email:ann@example.org, or as tables keep it.")
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
            @Option(names = "--reason", required = true, paramLabel = "WORDS", description = "Why; it is kept.")
                    String reason,
            @Option(
                            names = "--as",
                            defaultValue = "governance",
                            paramLabel = "PERSON",
                            description = "Who decides (default: governance).")
                    String person) {
        return decide(List.of(identifier, other, "--reason", reason, "--as", person));
    }

    @Command(
            name = "allow",
            mixinStandardHelpOptions = true,
            description = "Takes a block back: the next build may link the two again.")
    int allow(
            @Parameters(paramLabel = "IDENTIFIER") String identifier,
            @Parameters(paramLabel = "OTHER") String other,
            @Option(names = "--reason", required = true, paramLabel = "WORDS", description = "Why; it is kept.")
                    String reason,
            @Option(
                            names = "--as",
                            defaultValue = "governance",
                            paramLabel = "PERSON",
                            description = "Who decides (default: governance).")
                    String person) {
        return decide(List.of(identifier, other, "--allow", "--reason", reason, "--as", person));
    }

    @Command(
            name = "rotate-key",
            mixinStandardHelpOptions = true,
            description = {
                "Gives every identifier in the warehouse the hash of a new key; customers keep their ids.",
                "All tables change at once or none, and what still holds old hashes is deleted.",
                "A key in TRUELIFT_IDENTITY_KEY stays where you keep it: the command says what to set."
            })
    int rotateKey(
            @Option(
                            names = "--keep-history",
                            description = "Keep old snapshots; whoever has the old key can join them with old copies.")
                    boolean isHistoryKept) {
        return pipelines().rotateKey(isHistoryKept ? List.of("--keep-history") : List.of());
    }

    @Command(
            name = "benchmark",
            mixinStandardHelpOptions = true,
            description = "Times stitching beside a union-find on one thread, over the same links; needs no warehouse.")
    int benchmark(
            @Option(
                            names = "--links",
                            paramLabel = "N",
                            defaultValue = "10000000",
                            description = "How many links (default: 10 million).")
                    long links,
            @Option(
                            names = "--seed",
                            paramLabel = "S",
                            defaultValue = "2026",
                            description = "Of all that is drawn (default: 2026).")
                    long seed) {
        return new PipelinesProcess(Project.current())
                .benchmarkIdentity(List.of("--links", Long.toString(links), "--seed", Long.toString(seed)));
    }

    private static int decide(List<String> arguments) {
        return pipelines().decideOnLink(arguments);
    }

    private static PipelinesProcess pipelines() {
        Project project = Project.current();
        new Stack(project).start(started -> System.out.println("stack        started " + started));
        return new PipelinesProcess(project);
    }
}
