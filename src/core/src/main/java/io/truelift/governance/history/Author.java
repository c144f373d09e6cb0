package io.truelift.governance.history;

/**
 * Who makes a change.
 *
 * @param account name to sign in with
 * @param name how they are addressed
 */
public record Author(String account, String name) {
    /** A domain that no mail ever reaches: accounts have no addresses. */
    private static final String DOMAIN = "@truelift.invalid";

    public Author {
        if (account.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException(
                    "Cannot keep a change without its author: account '%s', name '%s'".formatted(account, name));
        }
    }

    /** What git keeps beside the name. */
    String address() {
        return account + DOMAIN;
    }
}
