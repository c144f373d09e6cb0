package io.truelift.pipelines.identity.rules;

import java.io.Serializable;

/**
 * A link that governance blocked.
 *
 * @param link the link
 * @param reason why, in words
 * @param person who blocked it
 */
public record BlockedLink(Link link, String reason, String person) implements Serializable {
    boolean concerns(Node node) {
        return link.first().equals(node) || link.second().equals(node);
    }
}
