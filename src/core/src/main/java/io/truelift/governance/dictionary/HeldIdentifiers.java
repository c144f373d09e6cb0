package io.truelift.governance.dictionary;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In which form a column holds identifiers of people. */
public enum HeldIdentifiers {
    /** It holds none. */
    NONE,
    /** As keyed hashes, which change with the key. */
    HASHED,
    /** As they were delivered, so that a message can be sent. */
    RAW;

    /** The word for it in a contract's custom property {@code identifiers}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<HeldIdentifiers> of(String word) {
        return Arrays.stream(values()).filter(held -> held.word().equals(word)).findFirst();
    }
}
