package io.truelift.command;

import io.truelift.project.Project;
import io.truelift.stack.Stack;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "identity",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = MeasureIdentityCommand.class,
        description = "Decides how identifiers are kept and linked.")
final class IdentityCommand {
    @Command(
            name = "rotate-key",
            mixinStandardHelpOptions = true,
            description = {
                "Gives every identifier in the warehouse the hash of a new key; customers keep their ids.",
                "All tables change at once or none, and what still holds old hashes is deleted.",
                "A key in TRUELIFT_IDENTITY_KEY stays where you keep it: the command says what to set."
            })
    int rotateKey(
            @Option(names = "--keep-history", description = "Keep old snapshots; whoever has the old key can join them with old copies.") boolean isHistoryKept) {
        Project project = Project.current();
        new Stack(project).start(started -> System.out.println("stack        started " + started));
        return new PipelinesProcess(project).rotateKey(isHistoryKept ? List.of("--keep-history") : List.of());
    }
}
