package io.truelift.pipelines.identity.rules;

import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.governance.identity.Trust;
import java.io.Serializable;
import java.util.Collection;
import java.util.HashSet;

/**
 * What it means that an identifier stands in a record with its head, the most trusted identifier of it. Strong ones are
 * one with a strong head, and so are identifiers of the head's own type. Others touch the head, which links nothing: whose
 * they are is settled when people are known ({@link Settlement}). So a component is of strong identifiers, or of
 * identifiers of one type.
 */
public final class LinkRule implements Serializable {
    private static final long serialVersionUID = 1L;

    private final IdentityPolicy policy;
    private final HashSet<Link> blocked = new HashSet<>();

    /** What a record says of its head and another identifier. */
    public enum Meaning {
        /** They are one. */
        ONE,
        /** The other belongs to whom the head belongs to, if it touches nobody else. */
        TOUCHES,
        /** Nothing: governance blocked the link. */
        NOTHING
    }

    /** @param blocks links that governance blocked */
    public LinkRule(IdentityPolicy policy, Collection<BlockedLink> blocks) {
        this.policy = policy;
        blocks.forEach(block -> blocked.add(block.link()));
    }

    /** What it means that the identifier stands in a record of this head. */
    public Meaning between(Node head, Node node) {
        if (!blocked.isEmpty() && isBlocked(Link.between(head, node))) {
            return Meaning.NOTHING;
        }
        return node.type() == head.type() || isStrong(head) && isStrong(node) ? Meaning.ONE : Meaning.TOUCHES;
    }

    /** Whether governance blocked the link; its lesser node comes first. */
    public boolean isBlocked(Link link) {
        return blocked.contains(link);
    }

    private boolean isStrong(Node node) {
        return node.typeIn(policy).trust() == Trust.STRONG;
    }
}
