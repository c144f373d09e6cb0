package io.truelift.pipelines.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.governance.identity.IdentifierValuesReader;
import io.truelift.governance.identity.Identifiers;
import io.truelift.governance.identity.KeyChain;
import io.truelift.pipelines.Declarations;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.FeedReader;
import io.truelift.pipelines.land.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Drafts that tests make, held against the project's own dictionary. */
final class Drafts {
    static final FeedDraft.Governance GOVERNANCE = new FeedDraft.Governance(
            Declarations.DICTIONARY,
            Declarations.POLICY,
            new Identifiers(
                    KeyChain.of(new byte[32]),
                    IdentifierValuesReader.read(Declarations.project().resolve("governance"))));

    private final Path folder;

    Drafts(Path folder) {
        this.folder = folder;
    }

    static FeedDraft of(Path file) {
        try {
            return FeedDraft.of(file, Optional.empty(), Optional.empty(), GOVERNANCE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The declaration that we wrote of one of the demonstration's feeds. */
    static Feed ofTheDemonstration(String name) {
        return FeedReader.readAll(
                        Declarations.project().resolve("pipelines/feeds"), GOVERNANCE.dictionary(), GOVERNANCE.policy())
                .stream()
                .filter(feed -> feed.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    FeedDraft of(String fileName, String content) {
        return of(fileName, content.getBytes(StandardCharsets.UTF_8));
    }

    FeedDraft of(String fileName, byte[] content) {
        return of(file(fileName, content));
    }

    Path file(String fileName, byte[] content) {
        try {
            return Files.write(folder.resolve(fileName), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The feed that a draft declares: it has no mistake. */
    Feed declared(FeedDraft draft) {
        return declared(draft.name(), draft.text());
    }

    Feed declared(String name, String text) {
        try {
            Path declarations = Files.createTempDirectory(folder, "declarations");
            Files.writeString(declarations.resolve(name + ".yaml"), text);
            FeedReader.Declared declared = FeedReader.check(declarations, GOVERNANCE.dictionary(), GOVERNANCE.policy());
            assertThat(declared.mistakes()).as(text).isEmpty();
            return declared.feeds().getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Trial.Outcome tried(Feed feed, Path file) {
        try {
            return Trial.of(feed, file, GOVERNANCE.dictionary(), GOVERNANCE.identifiers(), 3);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
