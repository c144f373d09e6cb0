package io.truelift.governance.identity;

import io.truelift.platform.project.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** Where the keys of identifiers are kept: those that hold, and while they are rotated those that will. Keys are text, the oldest first. */
public sealed interface KeyStore permits KeyFile, KeyVariable {
    /** A key must be as hard to guess as a hash: this many characters. */
    int SHORTEST = 32;

    /** In {@code TRUELIFT_IDENTITY_KEY}, else in a file that only its owner may read, made on first use. */
    static KeyStore of(Settings settings, Path data) {
        return of(
                System::getenv,
                settings.find(Settings.IDENTITY_KEY).map(Path::of).orElse(data.resolve("identity.key")));
    }

    static KeyStore of(UnaryOperator<String> environment, Path file) {
        String given = environment.apply(KeyVariable.NAME);
        return given == null || given.isBlank() ? new KeyFile(file) : new KeyVariable(environment);
    }

    /** Whether there are keys: asking for the current ones makes some where there are none. */
    boolean isThere();

    /** The keys that hold. */
    List<String> current();

    /** The keys that will hold after the rotation that is under way; none where none is. */
    List<String> next();

    /** Begins a rotation: answers the keys that will hold, of which the last is new. */
    List<String> begin();

    /** Makes the next keys the current ones; answers what is left to do for a person, in words. */
    String adopt();

    /** Forgets the next keys: the rotation was not published. */
    void abandon();

    /** @throws IllegalArgumentException where there is no key, or one that is too short */
    static List<String> checked(List<String> keys, String where) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(
                    "Cannot use the key of identifiers in %s: there is none. Put back what was there, or identifiers lose their people."
                            .formatted(where));
        }
        for (String key : keys) {
            if (key.length() < SHORTEST) {
                throw new IllegalArgumentException(
                        "Cannot use the key of identifiers in %s: key %d of %d has %d characters and must have %d, or it can be guessed. Make one with: openssl rand -base64 32"
                                .formatted(where, keys.indexOf(key) + 1, keys.size(), key.length(), SHORTEST));
            }
        }
        return List.copyOf(keys);
    }
}
