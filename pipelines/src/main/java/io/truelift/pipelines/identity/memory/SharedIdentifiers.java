package io.truelift.pipelines.identity.memory;

import io.truelift.pipelines.identity.rules.Heads;
import io.truelift.pipelines.identity.rules.IdentityRules;
import io.truelift.pipelines.identity.rules.Link;
import io.truelift.pipelines.identity.rules.Node;
import io.truelift.pipelines.identity.rules.Refusal;
import io.truelift.pipelines.identity.rules.SharingRule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What the heads say that identifiers stand with: which ones too many people share, and which strong ones are one person.
 *
 * @param refusals identifiers that too many people share
 * @param places where these are
 * @param same strong identifiers that are one person, two at a time
 */
record SharedIdentifiers(List<Refusal> refusals, BitSet places, List<Link> same) {
    /** What a supported pair takes at most: two nodes, a link, a set and the entries of both. */
    private static final long BYTES_OF_A_PAIR = 320;

    static SharedIdentifiers of(IdentifierGraph graph, IdentityRules rules, Memory memory) {
        SharingRule sharing = rules.sharing();
        PlacePairs pairs = graph.pairs();
        pairs.keepOnce();
        List<Refusal> refusals = new ArrayList<>();
        BitSet places = new BitSet();
        Map<Link, Set<Byte>> support = new HashMap<>();
        for (int from = 0, end; from < pairs.size(); from = end) {
            end = pairs.end(from);
            Node node = graph.nodes().node(pairs.first(from));
            if (end - from == 1 || !sharing.hasLimit(node)) {
                continue; // one head is never too many, and supports no pair
            }
            Heads heads = Heads.of(heads(graph, node, from, end, sharing));
            Optional<Refusal> refusal = sharing.refusal(node, heads);
            if (refusal.isPresent()) {
                refusals.add(refusal.get());
                places.set(pairs.first(from));
                continue;
            }
            for (Link pair : sharing.supported(node, heads)) {
                support.computeIfAbsent(pair, any -> {
                            memory.take(BYTES_OF_A_PAIR);
                            return new HashSet<>(2);
                        })
                        .add(node.type());
            }
        }
        List<Link> same = support.entrySet().stream()
                .filter(pair -> SharingRule.isOnePerson(pair.getValue().size())
                        && !rules.links().isBlocked(pair.getKey()))
                .map(Map.Entry::getKey)
                .toList();
        memory.free(BYTES_OF_A_PAIR * support.size());
        return new SharedIdentifiers(refusals, places, same);
    }

    private static Iterable<Node> heads(IdentifierGraph graph, Node node, int from, int end, SharingRule sharing) {
        return () -> IntStream.range(from, end)
                .mapToObj(index -> graph.nodes().node(graph.pairs().second(index)))
                .filter(head -> sharing.isCounted(head, node))
                .iterator();
    }
}
