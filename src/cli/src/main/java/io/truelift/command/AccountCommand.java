package io.truelift.command;

import io.truelift.platform.project.Project;
import io.truelift.stack.Stack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "account",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "People who may sign in. Changes of the dictionary need two of the governance team.")
final class AccountCommand {
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Makes an account and prints its first password.")
    int add(
            @Parameters(paramLabel = "NAME", description = "Name to sign in with, such as goran.") String name,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "ROLE",
                            description = "A role of governance/access.yaml, such as governance or analyst.")
                    String role,
            @Option(
                            names = "--title",
                            required = true,
                            paramLabel = "TITLE",
                            description = "How the person is addressed, such as \"Goran Petrović\".")
                    String title) {
        String password = new Stack(Project.current()).addAccount(name, role, title);
        System.out.printf("%s may sign in as %s with the password %s%n", title, name, password);
        return 0;
    }
}
