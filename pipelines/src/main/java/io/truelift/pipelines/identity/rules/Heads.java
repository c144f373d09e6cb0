package io.truelift.pipelines.identity.rules;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Whom an identifier stands with: the heads, the most trusted identifiers, of the records that carry it, by type. */
public final class Heads {
    /** As far as heads of a type are counted; beyond it is a till anyway. */
    public static final int MOST_COUNTED = 10_000;

    private static final Heads ONE = new Heads(Map.of());

    /** Empty where there is one head only, as of most identifiers. */
    private final Map<Byte, Set<Node>> byType;

    private Heads(Map<Byte, Set<Node>> byType) {
        this.byType = byType;
    }

    /** @param heads at least one, those that {@link SharingRule#isCounted} lets count; the same one may come again */
    public static Heads of(Iterable<Node> heads) {
        Node first = null;
        Map<Byte, Set<Node>> byType = Map.of();
        for (Node head : heads) {
            if (first == null) {
                first = head;
            }
            if (first.equals(head) && byType.isEmpty()) {
                continue;
            }
            if (byType.isEmpty()) {
                byType = new HashMap<>(Map.of(first.type(), new HashSet<>(Set.of(first))));
            }
            Set<Node> seen = byType.computeIfAbsent(head.type(), type -> new HashSet<>());
            seen.add(head);
            if (seen.size() == MOST_COUNTED) {
                break;
            }
        }
        return byType.isEmpty() ? ONE : new Heads(byType);
    }

    /** How many people they are at most: as many as there are of the type of which there are most. */
    int people() {
        return byType.values().stream().mapToInt(Set::size).max().orElse(1);
    }

    /** The heads of each type, where there is more than one head. */
    Collection<Set<Node>> byType() {
        return byType.values();
    }
}
