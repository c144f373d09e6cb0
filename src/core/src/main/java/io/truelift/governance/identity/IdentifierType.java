package io.truelift.governance.identity;

import java.io.Serializable;

/**
 * A kind of identifier.
 *
 * @param name key, such as {@code email}
 * @param trust what it may do
 * @param people with how many different identifiers of one more trusted type it may stand before it is shared by too
 *     many to mean a person; {@link #UNLIMITED} where any number may
 */
public record IdentifierType(String name, Trust trust, int people) implements Serializable {
    /** No limit. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    public IdentifierType {
        if (people < 1) {
            throw new IllegalArgumentException(
                    "people of identifier type %s is %d and must be at least 1".formatted(name, people));
        }
    }
}
