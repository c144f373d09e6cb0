package io.truelift.pipelines.identity.rules;

import io.truelift.governance.identity.IdentifierType;
import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.governance.identity.Trust;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the heads that an identifier stands with say.
 *
 * <ul>
 *   <li>It is shared by too many where it stands with more heads of one type than the policy allows. Of the type of which
 *       there are most, for an address that stands with one login, and with the one card of the same person, is one
 *       person's.
 *   <li>Two strong heads of a type are one person where identifiers of two supporting types stand with both of them.
 * </ul>
 *
 * @param policy what types are trusted with
 */
public record SharingRule(IdentityPolicy policy) implements Serializable {

    /** Whether a head counts for an identifier of its record: it is of another type, and that of the identifier has a limit. */
    public boolean isCounted(Node head, Node node) {
        return node.type() != head.type() && hasLimit(node);
    }

    /** Whether anything counts for an identifier of this type. */
    public boolean hasLimit(Node node) {
        return node.typeIn(policy).people() != IdentifierType.UNLIMITED;
    }

    /** The refusal of an identifier that too many people share; nothing where it is not shared by too many. */
    public Optional<Refusal> refusal(Node node, Heads heads) {
        int people = heads.people();
        return people > node.typeIn(policy).people()
                ? Optional.of(new Refusal(node, null, Refusal.Reason.SHARED, people))
                : Optional.empty();
    }

    /** Pairs of strong heads that an identifier supports, where it is not shared by too many. */
    public List<Link> supported(Node node, Heads heads) {
        if (node.typeIn(policy).trust() != Trust.SUPPORTING) {
            return List.of();
        }
        List<Link> pairs = new ArrayList<>();
        for (Set<Node> ofType : heads.byType()) {
            List<Node> strong = ofType.stream()
                    .filter(head -> head.typeIn(policy).trust() == Trust.STRONG)
                    .toList();
            for (int i = 0; i < strong.size(); i++) {
                for (int j = i + 1; j < strong.size(); j++) {
                    pairs.add(Link.between(strong.get(i), strong.get(j)));
                }
            }
        }
        return pairs;
    }

    /** Whether a pair is one person: identifiers of so many types support it. */
    public static boolean isOnePerson(int supportingTypes) {
        return supportingTypes > 1;
    }
}
