package io.truelift.pipelines.identity;

import io.truelift.pipelines.identity.rules.Node;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A component on its way to its person.
 *
 * @param component its least node
 * @param members its identifiers
 * @param people people whom it touches
 * @param askers components that touch it, and are told whose it is
 */
record PendingComponent(Node component, List<ComponentMessage.Member> members, Set<Node> people, Set<Node> askers)
        implements Serializable {
    PendingComponent {
        members = List.copyOf(members);
        people = Set.copyOf(people);
        askers = Set.copyOf(askers);
    }

    /** The component with people that it turned out to touch, too. */
    PendingComponent and(Set<Node> others) {
        Set<Node> all = new HashSet<>(people);
        all.addAll(others);
        return new PendingComponent(component, members, all, askers);
    }
}
