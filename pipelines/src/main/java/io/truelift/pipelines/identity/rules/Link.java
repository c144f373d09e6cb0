package io.truelift.pipelines.identity.rules;

import java.io.Serializable;

/**
 * Two identifiers that belong together.
 *
 * @param first one of them
 * @param second the other
 */
public record Link(Node first, Node second) implements Serializable {
    /** The same link whichever way it was found: the lesser node first. */
    public static Link between(Node left, Node right) {
        return left.compareTo(right) <= 0 ? new Link(left, right) : new Link(right, left);
    }
}
