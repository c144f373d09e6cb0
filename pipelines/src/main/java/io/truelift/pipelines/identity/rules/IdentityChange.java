package io.truelift.pipelines.identity.rules;

import org.jspecify.annotations.Nullable;

/**
 * What changed for an identifier.
 *
 * @param node the identifier
 * @param from the customer that it pointed at; null where it is new
 * @param to the customer that it points at; null where it points at nobody any more
 * @param kind what happened
 * @param reason why, in words
 */
public record IdentityChange(
        Node node, @Nullable String from, @Nullable String to, Kind kind, String reason) {

    /** What happened to an identifier. */
    public enum Kind {
        APPEARED("appeared"),
        MERGED("merged"),
        SPLIT("split"),
        UNLINKED("unlinked");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The kind as tables have it. */
        public String word() {
            return word;
        }
    }

    /** An identifier that points at nobody any more. */
    public static IdentityChange gone(KnownIdentifier gone) {
        return new IdentityChange(
                gone.node(),
                gone.known().customer(),
                null,
                Kind.UNLINKED,
                "It links nobody any more: no record carries it, or governance.identity_refusal says why.");
    }
}
