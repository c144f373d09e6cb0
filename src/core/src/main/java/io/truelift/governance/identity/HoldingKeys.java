package io.truelift.governance.identity;

import java.util.List;
import java.util.Optional;

/**
 * Which keys hold: those whose fingerprint is published with the tables. Tables and fingerprint change at once, so a
 * rotation that was cut off anywhere has either happened or not.
 */
public final class HoldingKeys {
    private HoldingKeys() {}

    /**
     * Finishes or forgets a rotation that was cut off, and answers the keys that the tables were written with.
     *
     * @param fingerprint as published; nothing where nothing was published yet
     * @throws IllegalStateException where the tables were written with other keys
     */
    public static KeyChain settle(KeyStore store, Optional<String> fingerprint) {
        List<String> next = store.next();
        if (!next.isEmpty() && fingerprint.equals(Optional.of(fingerprint(next)))) {
            store.adopt();
            return KeyChain.of(next);
        }
        KeyChain current = KeyChain.of(store.current());
        if (fingerprint.isPresent() && !fingerprint.get().equals(fingerprint(store.current()))) {
            throw new IllegalStateException(
                    "Cannot use this key of identifiers: the warehouse was written with another one, and with this one everybody would be a new person. "
                            + "Put the key back that was used before; to change it, run ./truelift identity rotate-key.");
        }
        store.abandon();
        return current;
    }

    private static String fingerprint(List<String> keys) {
        return new Identifiers(KeyChain.of(keys), IdentifierValues.PLAIN).fingerprint();
    }
}
