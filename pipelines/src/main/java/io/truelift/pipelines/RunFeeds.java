package io.truelift.pipelines;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.DictionaryReader;
import io.truelift.governance.identity.IdentifierValuesReader;
import io.truelift.governance.identity.Identifiers;
import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.governance.identity.IdentityPolicyReader;
import io.truelift.governance.identity.KeyChain;
import io.truelift.pipelines.draft.FeedDraft;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.FeedException;
import io.truelift.pipelines.feed.FeedMistake;
import io.truelift.pipelines.feed.FeedReader;
import io.truelift.pipelines.feed.KeyedTableFeeds;
import io.truelift.pipelines.land.Trial;
import io.truelift.platform.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks, tries and drafts declarations of feeds without servers; {@code ./truelift feed} starts it. */
@Command(
        name = "feed",
        mixinStandardHelpOptions = true,
        description = "Checks, tries and drafts the declarations in pipelines/feeds, without servers.")
public final class RunFeeds {
    private static final int KEY_BYTES = 32;

    @Option(
            names = "--declarations",
            paramLabel = "DIR",
            description = "Folder with the feeds' declarations (default: pipelines/feeds).",
            scope = CommandLine.ScopeType.INHERIT)
    private Optional<Path> declarations = Optional.empty();

    private final Project project = Project.current();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new RunFeeds())
                .setExecutionExceptionHandler((exception, line, result) -> RunBuild.explain(exception))
                .execute(arguments));
    }

    @Command(
            description = "Finds every mistake in the declarations, with file and line.",
            mixinStandardHelpOptions = true)
    int check() {
        FeedReader.Declared declared = declared();
        declared.mistakes().forEach(System.out::println);
        System.out.printf(
                Locale.ROOT,
                "%d feeds can be used, %d mistakes%n",
                declared.feeds().size(),
                declared.mistakes().size());
        return declared.mistakes().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    @Command(
            name = "try",
            description = "Shows what a feed makes of a file: the first lines as rows, and what is set aside.",
            mixinStandardHelpOptions = true)
    int tryOut(
            @Parameters(paramLabel = "FEED", description = "Name of the feed.") String name,
            @Parameters(paramLabel = "FILE", description = "A file as the source delivers it.") Path file,
            @Option(
                            names = "--lines",
                            defaultValue = "5",
                            description = "Of how many lines the rows are shown (default: ${DEFAULT-VALUE}).")
                    int shown)
            throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("Cannot find the file %s.".formatted(file));
        }
        FeedReader.Declared declared = declared();
        Feed feed = declared.feeds().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name, declared));
        if (feed.source().table() != null) {
            throw new IllegalArgumentException("Cannot try %s on a file: it reads the table %s."
                    .formatted(name, feed.source().table()));
        }
        Trial.Outcome outcome = Trial.of(feed, file, dictionary(), identifiers(), shown);
        outcome.rows().forEach(System.out::println);
        outcome.setAside()
                .forEach((rule, lines) -> System.out.printf(
                        Locale.ROOT,
                        "%s set aside, rule %s; line %d: %s%n",
                        lines.lines(),
                        rule,
                        lines.first(),
                        lines.reason()));
        System.out.printf(
                Locale.ROOT,
                "%s: %,d would be published, %,d set aside%n",
                lines(outcome.lines()),
                outcome.published(),
                outcome.lines() - outcome.published());
        return CommandLine.ExitCode.OK;
    }

    @Command(
            description = "Drafts the declaration of a feed from a file, for a person to mend.",
            mixinStandardHelpOptions = true)
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
            @Option(names = "--write", description = "Writes it into the folder of declarations, under its name.")
                    boolean isWritten)
            throws IOException {
        FeedDraft draft = FeedDraft.of(
                file,
                name,
                table,
                new FeedDraft.Governance(dictionary(), IdentityPolicyReader.read(project.governance()), identifiers()));
        if (isWritten) {
            System.out.printf("Written: %s%n", draft.write(declarations.orElse(project.feeds())));
        } else {
            System.out.print(draft.text());
        }
        return CommandLine.ExitCode.OK;
    }

    private static RuntimeException unknown(String name, FeedReader.Declared declared) {
        String mistakes = declared.mistakes().stream()
                .filter(mistake -> mistake.file().equals(name + ".yaml"))
                .map(FeedMistake::toString)
                .collect(Collectors.joining("\n"));
        return mistakes.isEmpty()
                ? new IllegalArgumentException("Cannot find the feed %s. There are: %s."
                        .formatted(
                                name, declared.feeds().stream().map(Feed::name).collect(Collectors.joining(", "))))
                : new FeedException(mistakes);
    }

    private static String lines(long count) {
        return String.format(Locale.ROOT, count == 1 ? "%,d line" : "%,d lines", count);
    }

    private FeedReader.Declared declared() {
        IdentityPolicy policy = IdentityPolicyReader.read(project.governance());
        return FeedReader.check(declarations.orElse(project.feeds()), dictionary(), policy)
                .and(KeyedTableFeeds.check(dictionary(), policy));
    }

    private Identifiers identifiers() {
        return new Identifiers(KeyChain.of(new byte[KEY_BYTES]), IdentifierValuesReader.read(project.governance()));
    }

    private Dictionary dictionary() {
        return DictionaryReader.read(project.governance());
    }
}
