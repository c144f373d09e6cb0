package io.truelift.pipelines.identity.memory;

import io.truelift.pipelines.identity.rules.Node;
import java.util.Arrays;

/**
 * A union-find over nodes in flat arrays: about 40 bytes a node. It holds a worker's share of the links; how much that
 * is at most is {@link #PARTITION}. Union by size, path halving (Tarjan and van Leeuwen 1984).
 */
public final class UnionFind {
    /** Most nodes of a worker's share: some 160 MB. */
    public static final int PARTITION = 1 << 22;

    private static final int FIRST_ROOM = 1 << 10;

    /** More could not be numbered in a table of slots twice as large. */
    private static final int MOST = 1 << 28;

    private final Memory memory;
    private byte[] types;
    private long[] highs;
    private long[] lows;
    private int[] parents;
    private int[] sizes;
    private int[] records;
    private int[] slots;
    private int size;

    /** A forest as large as it may grow. */
    public UnionFind() {
        this(Memory.unlimited());
    }

    UnionFind(Memory memory) {
        this.memory = memory;
        types = memory.bytes(FIRST_ROOM);
        highs = memory.longs(FIRST_ROOM);
        lows = memory.longs(FIRST_ROOM);
        parents = memory.ints(FIRST_ROOM);
        sizes = memory.ints(FIRST_ROOM);
        records = memory.ints(FIRST_ROOM);
        slots = memory.ints(2 * FIRST_ROOM);
    }

    /** Takes what the forest holds. */
    @FunctionalInterface
    public interface Taker {
        /**
         * @param node a node
         * @param least the least node of its tree
         * @param records how many records carry the node
         */
        void take(Node node, Node least, long records);
    }

    public int size() {
        return size;
    }

    /** The place of a node; a new one is a tree of its own. */
    public int place(Node node) {
        int slot = slot(node.type(), node.high(), node.low());
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (size == types.length) {
            grow();
            slot = slot(node.type(), node.high(), node.low());
        }
        types[size] = node.type();
        highs[size] = node.high();
        lows[size] = node.low();
        parents[size] = size;
        sizes[size] = 1;
        records[size] = 0;
        slots[slot] = size + 1;
        return size++;
    }

    /** Says that one more record carries the node at the place. */
    public void count(int place) {
        records[place]++;
    }

    /** Makes one tree of the trees of two nodes. */
    public void link(int left, int right) {
        int a = root(left);
        int b = root(right);
        if (a == b) {
            return;
        }
        int small = sizes[a] < sizes[b] ? a : b;
        int large = small == a ? b : a;
        parents[small] = large;
        sizes[large] += sizes[small];
    }

    public Node node(int place) {
        return new Node(types[place], highs[place], lows[place]);
    }

    byte type(int place) {
        return types[place];
    }

    /** How many records carry the node at the place. */
    int records(int place) {
        return records[place];
    }

    /** The place of a node; -1 where it is not here. */
    int find(Node node) {
        return slots[slot(node.type(), node.high(), node.low())] - 1;
    }

    /** The place of the least node of each tree, by the place of each node. */
    public int[] leasts() {
        int[] least = memory.ints(size);
        Arrays.fill(least, -1);
        for (int place = 0; place < size; place++) {
            int root = root(place);
            if (least[root] < 0 || compare(place, least[root]) < 0) {
                least[root] = place;
            }
        }
        int[] leasts = memory.ints(size);
        for (int place = 0; place < size; place++) {
            leasts[place] = least[root(place)];
        }
        memory.free(least);
        return leasts;
    }

    /** Hands over every node with the least one of its tree. */
    public void each(Taker taker) {
        int[] leasts = leasts();
        for (int place = 0; place < size; place++) {
            taker.take(node(place), node(leasts[place]), records[place]);
        }
        memory.free(leasts);
    }

    /** Forgets everything and keeps the room. */
    public void clear() {
        size = 0;
        Arrays.fill(slots, 0);
    }

    private int compare(int left, int right) {
        return Node.compare(types[left], highs[left], lows[left], types[right], highs[right], lows[right]);
    }

    private int root(int place) {
        int at = place;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    /** The slot of the node, or the free one where it would be. */
    private int slot(byte type, long high, long low) {
        int mask = slots.length - 1;
        int slot = Node.hash(type, high, low) & mask;
        while (slots[slot] != 0) {
            int place = slots[slot] - 1;
            if (highs[place] == high && lows[place] == low && types[place] == type) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        if (size == MOST) {
            throw new TooLargeForMemoryException(Long.MAX_VALUE, memory.most());
        }
        int capacity = 2 * size;
        types = memory.longer(types, capacity);
        highs = memory.longer(highs, capacity);
        lows = memory.longer(lows, capacity);
        parents = memory.longer(parents, capacity);
        sizes = memory.longer(sizes, capacity);
        records = memory.longer(records, capacity);
        memory.free(slots);
        slots = new int[0];
        slots = memory.ints(2 * capacity);
        for (int place = 0; place < size; place++) {
            slots[slot(types[place], highs[place], lows[place])] = place + 1;
        }
    }
}
