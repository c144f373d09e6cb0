package io.truelift.governance.dictionary;

import java.util.Locale;

/** How closely a column is guarded, the least first. */
public enum Classification {
    PUBLIC,
    INTERNAL,
    PERSONAL,
    SENSITIVE;

    /** The word used in contracts. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
