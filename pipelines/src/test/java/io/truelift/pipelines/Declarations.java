package io.truelift.pipelines;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.DictionaryReader;
import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.governance.identity.IdentityPolicyReader;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.FeedReader;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** The declarations and contracts that tests work with: the shop of the fixtures, and the project's own. */
public final class Declarations {
    public static final Dictionary DICTIONARY = DictionaryReader.read(project().resolve("governance"));

    public static final IdentityPolicy POLICY =
            IdentityPolicyReader.read(project().resolve("governance"));

    private Declarations() {}

    /** The project's folder. */
    public static Path project() {
        return Path.of(System.getProperty("truelift.project"));
    }

    /** Folder with the declarations of a small shop. */
    public static Path ofTheShop() {
        return resource("declarations");
    }

    /** Folder with the declaration of a feed that tells the changes of the shop's order lines, deletions included. */
    public static Path ofChanges() {
        return resource("declarations-of-changes");
    }

    private static Path resource(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(Declarations.class.getResource(name)).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Feed feed(String name) {
        return FeedReader.readAll(ofTheShop(), DICTIONARY, POLICY).stream()
                .filter(feed -> feed.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
