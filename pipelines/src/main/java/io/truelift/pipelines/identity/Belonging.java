package io.truelift.pipelines.identity;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * A component on its way to its person.
 *
 * @param component its least node
 * @param members its identifiers
 * @param people components of strong identifiers that it touches, which are people
 * @param heads other components that it touches, which belong to people themselves
 */
record Belonging(Node component, List<Mark.Member> members, Set<Node> people, Set<Node> heads) implements Serializable {
    Belonging {
        members = List.copyOf(members);
        people = Set.copyOf(people);
        heads = Set.copyOf(heads);
    }
}
