package io.truelift.pipelines.draft;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.identity.IdentifierType;
import io.truelift.governance.identity.Identifiers;
import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.FeedMistake;
import io.truelift.pipelines.feed.FeedReader;
import io.truelift.pipelines.land.Trial;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The declaration of a feed as a file suggests it, for a person to mend. Each guess says why, and with how many lines of
 * the sample it agrees. It was checked, and tried on the file, and says what came of that.
 *
 * @param name name of the feed
 * @param text the declaration
 */
public record FeedDraft(String name, String text) {
    private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9_-]*";
    private static final Pattern VALUE = Pattern.compile("(?s)\".*\"(?= (for|as|in)\\b|:)");
    private static final long MOST_TRIED = 1_000_000;

    /**
     * What the drafts are held against.
     *
     * @param dictionary the tables
     * @param policy the types of identifiers
     * @param identifiers makes identifiers of values
     */
    public record Governance(Dictionary dictionary, IdentityPolicy policy, Identifiers identifiers) {
        List<String> types() {
            return policy.types().stream().map(IdentifierType::name).toList();
        }
    }

    /**
     * Drafts a feed.
     *
     * @param file a file as the source delivers it
     * @param name name of the feed; absent where that of the file tells
     * @param table the raw table that the lines go to, or the table of facts that is made from it; absent where the columns
     *     tell
     * @throws IllegalArgumentException where none can be drafted; it says why, and what to do
     */
    public static FeedDraft of(Path file, Optional<String> name, Optional<String> table, Governance governance)
            throws IOException {
        name.filter(given -> !given.matches(NAME)).ifPresent(given -> {
            throw new IllegalArgumentException("Cannot name a feed %s: a name has letters, digits, _ and -."
                    .formatted(CommentedYaml.shown(given)));
        });
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("Cannot find the file %s.".formatted(file));
        }
        String fileName = file.getFileName().toString();
        String feed = name.orElseGet(() -> FileNames.feed(fileName));
        Names names = Names.read();
        FileProfile profile = FileProfile.of(file, names, governance.types(), governance.identifiers());
        if (profile.fields().isEmpty()) {
            throw new IllegalArgumentException("Cannot draft a feed from %s: it has no column that a feed can take. %s"
                    .formatted(fileName, whyNone(profile)));
        }
        List<TableMatch> tables = TableMatch.all(governance.dictionary(), profile.fields(), feed, names);
        TableMatch match = table.map(given -> RawTables.named(given, tables, governance.dictionary()))
                .orElse(tables.getFirst());
        DraftText text = new DraftText(
                feed, fileName, profile, match, table.isPresent() ? List.of() : tables, names, governance);
        return new FeedDraft(feed, text.write(tried(feed, text.write(List.of()), file, governance)));
    }

    /**
     * Writes the declaration where declarations are kept.
     *
     * @param folder the folder with the declarations
     * @return its file
     * @throws IllegalArgumentException where the folder, or one in it, has a feed of the name already
     */
    public Path write(Path folder) throws IOException {
        String file = name + ".yaml";
        try (Stream<Path> known = Files.walk(folder)) {
            known.filter(path -> path.getFileName().toString().equals(file))
                    .findFirst()
                    .ifPresent(this::refuse);
        }
        try {
            return Files.writeString(folder.resolve(file), text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw refuse(folder.resolve(file));
        }
    }

    private IllegalArgumentException refuse(Path known) {
        throw new IllegalArgumentException(
                "Cannot write the draft: there is a feed %s already, in %s. Give another name with --name, or leave --write out."
                        .formatted(name, known));
    }

    private static String whyNone(FileProfile profile) {
        if (!profile.troubles().isEmpty()) {
            return String.join(" ", profile.troubles());
        }
        return profile.sample().broken().isEmpty()
                ? "Deliver one with lines."
                : profile.sample().broken().keySet().iterator().next();
    }

    /** What the checks of declarations say of the draft, and what it makes of the file. */
    private static List<String> tried(String feed, String text, Path file, Governance governance) throws IOException {
        Path folder = Files.createTempDirectory("feed-draft");
        Path declaration = folder.resolve(feed + ".yaml");
        try {
            Files.writeString(declaration, text);
            FeedReader.Declared declared = FeedReader.check(folder, governance.dictionary(), governance.policy());
            if (!declared.mistakes().isEmpty()) {
                return declared.mistakes().stream()
                        .map(FeedMistake::sentence)
                        .map("feed check does not accept it yet: %s."::formatted)
                        .toList();
            }
            return tried(declared.feeds().getFirst(), file, governance);
        } finally {
            Files.deleteIfExists(declaration);
            Files.deleteIfExists(folder);
        }
    }

    private static List<String> tried(Feed feed, Path file, Governance governance) throws IOException {
        Trial.Outcome outcome =
                Trial.ofFirst(MOST_TRIED, feed, file, governance.dictionary(), governance.identifiers(), 0);
        List<String> told = new ArrayList<>();
        told.add("feed check accepts it. Tried on %s%s: %,d would be published, %,d set aside."
                .formatted(
                        outcome.lines() == MOST_TRIED ? "the first " : "",
                        Counts.lines(outcome.lines()),
                        outcome.published(),
                        outcome.lines() - outcome.published()));
        outcome.setAside()
                .forEach((rule, lines) -> told.add("Set aside by rule %s: %s, the first line %,d: %s"
                        .formatted(rule, Counts.lines(lines.lines()), lines.first(), masked(lines.reason()))));
        return told;
    }

    /** Reasons quote values; a declaration is kept, and values of people shall not be in it. */
    private static String masked(String reason) {
        return VALUE.matcher(reason).replaceFirst("a value");
    }
}
