package io.truelift.pipelines.identity.memory;

import io.truelift.pipelines.identity.rules.LinkRule;
import io.truelift.pipelines.identity.rules.LinkRule.Meaning;
import io.truelift.pipelines.identity.rules.Node;
import java.util.BitSet;
import java.util.List;

/** Every identifier with how many records carry it, and which heads it stands with, each pair once. */
final class IdentifierGraph {
    private final LinkRule links;
    private final UnionFind nodes;
    private final PlacePairs pairs;
    /** Heads of records of three or more: where such a head is shared, another one is the head of the rest. */
    private final BitSet headsOfMore = new BitSet();

    IdentifierGraph(LinkRule links, Memory memory) {
        this.links = links;
        this.nodes = new UnionFind(memory);
        this.pairs = new PlacePairs(memory);
    }

    /** The identifiers, each a tree of its own until it is linked. */
    UnionFind nodes() {
        return nodes;
    }

    /** An identifier and a head of a record that carries it, where governance did not block the link. */
    PlacePairs pairs() {
        return pairs;
    }

    /** Takes a record. */
    void add(List<Node> record) {
        Node head = record.getFirst();
        int headPlace = nodes.place(head);
        nodes.count(headPlace);
        if (record.size() > 2) {
            headsOfMore.set(headPlace);
        }
        for (int i = 1; i < record.size(); i++) {
            int place = nodes.place(record.get(i));
            nodes.count(place);
            pair(head, headPlace, record.get(i), place);
        }
    }

    /** Forgets whom shared identifiers stand with. */
    void leaveOut(BitSet shared) {
        pairs.keep((place, head) -> !shared.get(place) && !shared.get(head));
    }

    /** Whether a record may say more once the shared identifiers are left out. */
    boolean needsSecondReading(BitSet shared) {
        return shared.intersects(headsOfMore);
    }

    /** Takes a record again whose head is shared: the first identifier of it that is not is the head of the others. */
    void addWithoutShared(List<Node> record, BitSet shared) {
        if (record.size() < 3 || !shared.get(nodes.find(record.getFirst()))) {
            return;
        }
        Node head = null;
        int headPlace = -1;
        for (Node node : record) {
            int place = nodes.find(node);
            if (shared.get(place)) {
                continue;
            }
            if (head == null) {
                head = node;
                headPlace = place;
            } else {
                pair(head, headPlace, node, place);
            }
        }
    }

    private void pair(Node head, int headPlace, Node node, int place) {
        if (links.between(head, node) != Meaning.NOTHING) {
            pairs.add(place, headPlace);
        }
    }
}
