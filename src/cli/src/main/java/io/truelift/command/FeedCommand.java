package io.truelift.command;

import io.truelift.platform.project.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "feed",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Checks, tries and drafts the declarations in pipelines/feeds. Needs no servers.")
final class FeedCommand {
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Finds every mistake in the declarations, with file and line.")
    int check() {
        return run(List.of("check"));
    }

    @Command(
            name = "try",
            mixinStandardHelpOptions = true,
            description = "Shows what a feed makes of a file: the first lines as rows, and what is set aside.")
    int tryOut(
            @Parameters(paramLabel = "FEED", description = "Name of the feed.") String name,
            @Parameters(paramLabel = "FILE", description = "A file as the source delivers it.") Path file,
            @Option(
                            names = "--lines",
                            paramLabel = "N",
                            defaultValue = "5",
                            description = "Of how many lines the rows are shown (default: 5).")
                    int shown) {
        return run(List.of("try", name, file.toAbsolutePath().toString(), "--lines", Integer.toString(shown)));
    }

    @Command(
            name = "draft",
            mixinStandardHelpOptions = true,
            description = "Drafts the declaration of a feed from a file, for a person to mend.")
    int draft(
            @Parameters(paramLabel = "FILE", description = "A file as the source delivers it.") Path file,
            @Option(
                            names = "--name",
                            paramLabel = "NAME",
                            description = "Name of the feed (default: by the file's name).")
                    Optional<String> name,
            @Option(
                            names = "--table",
                            paramLabel = "TABLE",
                            description =
                                    "Raw table that the lines go to (default: the one that is most like the file).")
                    Optional<String> table,
            @Option(names = "--write", description = "Writes it to pipelines/feeds/NAME.yaml, unless that is there.")
                    boolean isWritten) {
        List<String> arguments =
                new ArrayList<>(List.of("draft", file.toAbsolutePath().toString()));
        name.ifPresent(given -> arguments.addAll(List.of("--name", given)));
        table.ifPresent(given -> arguments.addAll(List.of("--table", given)));
        if (isWritten) {
            arguments.add("--write");
        }
        return run(arguments);
    }

    private static int run(List<String> arguments) {
        return new PipelinesProcess(Project.current()).feeds(arguments);
    }
}
