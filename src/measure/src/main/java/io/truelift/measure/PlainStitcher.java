package io.truelift.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whoever shares an identifier is one person: connected components without any guard. It is what guards are held
 * against, and what one would write first.
 */
public final class PlainStitcher implements Stitcher {
    @Override
    public String name() {
        return "union-find without guards";
    }

    @Override
    public Stitched stitch(Iterable<List<String>> records) {
        Map<String, Integer> nodes = new HashMap<>();
        Components components = new Components();
        for (List<String> record : records) {
            int first = -1;
            for (String identifier : record) {
                int node = nodes.computeIfAbsent(identifier, added -> components.add());
                if (first < 0) {
                    first = node;
                } else {
                    components.union(first, node);
                }
            }
        }
        Map<String, String> customers = HashMap.newHashMap(nodes.size());
        Map<Integer, String> names = new HashMap<>();
        nodes.forEach((identifier, node) ->
                customers.put(identifier, names.computeIfAbsent(components.root(node), root -> "c_" + root)));
        return new Stitched(customers, new ArrayList<>());
    }

    /** Union-find over numbers, the larger root under the smaller, with path halving. */
    static final class Components {
        private int[] parent = new int[1024];
        private int size;

        int add() {
            if (size == parent.length) {
                parent = Arrays.copyOf(parent, 2 * size);
            }
            parent[size] = size;
            return size++;
        }

        int root(int node) {
            int at = node;
            while (parent[at] != at) {
                parent[at] = parent[parent[at]];
                at = parent[at];
            }
            return at;
        }

        void union(int left, int right) {
            int a = root(left);
            int b = root(right);
            parent[Math.max(a, b)] = Math.min(a, b);
        }
    }
}
