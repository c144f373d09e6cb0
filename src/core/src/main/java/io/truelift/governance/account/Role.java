package io.truelift.governance.account;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody does with Truelift; decides which pages open, and what they may do. */
public enum Role {
    EXECUTIVE("Executive"),
    ANALYST("Analyst"),
    GOVERNANCE("Governance team");

    private final String title;

    Role(String title) {
        this.title = title;
    }

    /** The word in the account table and in {@code governance/access.yaml}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }

    public static Optional<Role> of(String word) {
        return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
