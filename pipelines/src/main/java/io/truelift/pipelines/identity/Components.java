package io.truelift.pipelines.identity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.ArrayList;

/** Connected components over identifiers: a union-find by rank with path halving. Components merge by addition, in any order. */
public final class Components {
    private final Map<String, Integer> index = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private int[] parent = new int[1024];
    private byte[] rank = new byte[1024];

    /** Says that the identifiers belong to one person. */
    public void link(List<String> identifiers) {
        if (identifiers.isEmpty()) {
            return;
        }
        int first = node(identifiers.getFirst());
        for (int i = 1; i < identifiers.size(); i++) {
            union(first, node(identifiers.get(i)));
        }
    }

    /** The components, each in alphabetical order, by their first member. */
    public Map<String, List<String>> byFirstMember() {
        Map<Integer, List<String>> byRoot = new HashMap<>();
        for (int node = 0; node < names.size(); node++) {
            byRoot.computeIfAbsent(root(node), root -> new ArrayList<>()).add(names.get(node));
        }
        Map<String, List<String>> components = new TreeMap<>();
        for (List<String> members : byRoot.values()) {
            members.sort(null);
            components.put(members.getFirst(), members);
        }
        return components;
    }

    private int node(String name) {
        Integer known = index.get(name);
        if (known != null) {
            return known;
        }
        int node = names.size();
        if (node == parent.length) {
            parent = java.util.Arrays.copyOf(parent, 2 * node);
            rank = java.util.Arrays.copyOf(rank, 2 * node);
        }
        parent[node] = node;
        names.add(name);
        index.put(name, node);
        return node;
    }

    private int root(int node) {
        int at = node;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    private void union(int left, int right) {
        int a = root(left);
        int b = root(right);
        if (a == b) {
            return;
        }
        if (rank[a] < rank[b]) {
            parent[a] = b;
        } else {
            parent[b] = a;
            if (rank[a] == rank[b]) {
                rank[a]++;
            }
        }
    }
}
