package io.truelift.pipelines.identity.measure;

import io.truelift.identity.IdentityPolicy;
import io.truelift.identity.Trust;
import io.truelift.pipelines.identity.measure.PlainStitcher.Components;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What could be known of a person by exact identifiers. Two identifiers of a person are linkable where that person's own
 * records connect them, through identifiers that are that person's alone, by links that the policy permits:
 *
 * <ul>
 *   <li>two strong ones that stand in one record;
 *   <li>a weak one (a cookie, a device) with the strong ones beside which it stands, and weak ones with each other, but
 *       never two strong ones through a weak one.
 * </ul>
 *
 * Limits on how many people may share an identifier are guards, not part of this: a guard that refuses a person's own
 * link costs recall.
 */
final class Linkable {
    private final IdentityPolicy policy;

    Linkable(IdentityPolicy policy) {
        this.policy = policy;
    }

    /**
     * Sorts a person's identifiers into groups.
     *
     * @param own the identifiers that are the person's alone
     * @param records identifiers of the person's records
     * @return number of the group by identifier
     */
    Map<String, Integer> groups(List<String> own, Iterable<List<String>> records) {
        Map<String, Integer> nodes = new HashMap<>();
        Components strong = new Components();
        Components weak = new Components();
        for (String identifier : own) {
            nodes.put(identifier, strong.add());
            weak.add();
        }
        Map<Integer, Set<Integer>> stoodWith = new HashMap<>();
        for (List<String> record : records) {
            List<Integer> strongOnes = new ArrayList<>();
            List<Integer> weakOnes = new ArrayList<>();
            for (String identifier : record) {
                Integer node = nodes.get(identifier);
                if (node != null) {
                    (isWeak(identifier) ? weakOnes : strongOnes).add(node);
                }
            }
            strongOnes.forEach(node -> strong.union(strongOnes.getFirst(), node));
            weakOnes.forEach(node -> weak.union(weakOnes.getFirst(), node));
            if (!strongOnes.isEmpty()) {
                weakOnes.forEach(node -> stoodWith.computeIfAbsent(node, added -> new HashSet<>()).add(strongOnes.getFirst()));
            }
        }
        return grouped(nodes, strong, weak, stoodWith);
    }

    private Map<String, Integer> grouped(Map<String, Integer> nodes, Components strong, Components weak, Map<Integer, Set<Integer>> stoodWith) {
        Map<Integer, Set<Integer>> touchedByNode = new HashMap<>();
        Map<Integer, Set<Integer>> touchedByComponent = new HashMap<>();
        stoodWith.forEach((node, others) -> others.forEach(other -> {
            touchedByNode.computeIfAbsent(node, added -> new HashSet<>()).add(strong.root(other));
            touchedByComponent.computeIfAbsent(weak.root(node), added -> new HashSet<>()).add(strong.root(other));
        }));
        Map<String, Integer> groups = new HashMap<>();
        nodes.forEach((identifier, node) -> {
            if (!isWeak(identifier)) {
                groups.put(identifier, strong.root(node));
                return;
            }
            Set<Integer> component = touchedByComponent.getOrDefault(weak.root(node), Set.of());
            Set<Integer> touched = component.size() > 1 ? touchedByNode.getOrDefault(node, Set.of()) : component;
            boolean belongs = touched.size() == 1;
            int alone = component.isEmpty() ? weak.root(node) : node;
            groups.put(identifier, belongs ? touched.iterator().next() : alone);
        });
        return groups;
    }

    private boolean isWeak(String identifier) {
        return policy.types().get(policy.place(identifier.substring(0, identifier.indexOf(':')))).trust() == Trust.WEAK;
    }
}
