package io.truelift.measure;

import io.truelift.governance.identity.IdentifierType;
import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.governance.identity.Trust;
import io.truelift.measure.PlainStitcher.Components;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What could be known of a person by exact identifiers. Two identifiers of a person are linkable where that person's own
 * records connect them, through identifiers that are that person's alone, by links that the policy permits:
 *
 * <ul>
 *   <li>two strong ones that stand in one record, or beside both of which identifiers of two supporting types stand;
 *   <li>identifiers of one type that stand in one record without a more trusted one;
 *   <li>any other with the heads of its records, the most trusted identifiers in them, if these are in one group.
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
        Components groups = new Components();
        own.forEach(identifier -> nodes.put(identifier, groups.add()));
        Map<String, Set<String>> heads = new HashMap<>();
        for (List<String> record : records) {
            List<String> known = record.stream()
                    .filter(nodes::containsKey)
                    .distinct()
                    .sorted(Comparator.comparingInt(this::place))
                    .toList();
            for (String identifier : known.isEmpty() ? known : known.subList(1, known.size())) {
                String head = known.getFirst();
                if (place(identifier) == place(head)
                        || type(identifier).trust() == Trust.STRONG
                                && type(head).trust() == Trust.STRONG) {
                    groups.union(node(nodes, head), node(nodes, identifier));
                } else {
                    heads.computeIfAbsent(identifier, added -> new HashSet<>()).add(head);
                }
            }
        }
        joinSupported(nodes, groups, heads);
        List<String> others = heads.keySet().stream()
                .sorted(Comparator.comparingInt(this::place))
                .toList();
        for (String identifier : others) {
            Set<Integer> touched = new HashSet<>();
            heads.getOrDefault(identifier, Set.of()).forEach(head -> touched.add(groups.root(node(nodes, head))));
            if (touched.size() == 1) {
                groups.union(touched.iterator().next(), node(nodes, identifier));
            }
        }
        Map<String, Integer> found = new HashMap<>();
        nodes.forEach((identifier, node) -> found.put(identifier, groups.root(node)));
        return found;
    }

    private static int node(Map<String, Integer> nodes, String identifier) {
        return Objects.requireNonNull(nodes.get(identifier));
    }

    private void joinSupported(Map<String, Integer> nodes, Components groups, Map<String, Set<String>> heads) {
        Map<List<String>, Set<Integer>> support = new HashMap<>();
        heads.forEach((identifier, stoodWith) -> {
            if (type(identifier).trust() == Trust.SUPPORTING) {
                List<String> strong = new ArrayList<>(stoodWith.stream()
                        .filter(head -> type(head).trust() == Trust.STRONG)
                        .sorted()
                        .toList());
                for (int i = 0; i < strong.size(); i++) {
                    for (int j = i + 1; j < strong.size(); j++) {
                        support.computeIfAbsent(List.of(strong.get(i), strong.get(j)), added -> new HashSet<>())
                                .add(place(identifier));
                    }
                }
            }
        });
        support.forEach((pair, types) -> {
            if (types.size() > 1) {
                groups.union(node(nodes, pair.getFirst()), node(nodes, pair.getLast()));
            }
        });
    }

    private int place(String identifier) {
        return policy.place(identifier.substring(0, identifier.indexOf(':')));
    }

    private IdentifierType type(String identifier) {
        return policy.types().get(place(identifier));
    }
}
