package io.truelift.measure;

import java.util.Arrays;

/**
 * A union-find over a file of links on a single thread: what stitching by many workers is timed against. Identifiers are
 * numbered by open addressing over primitive arrays; roots are joined by size, with path halving. It takes about 45 bytes
 * for each identifier and nothing for a link.
 */
public final class LinkComponents {
    private static final double FULLEST = 0.66;

    private long[] highs;
    private long[] lows;
    private byte[] types;
    /** Numbers of identifiers by place, one more than they are; 0 where a place is free. */
    private int[] table;
    /** The number of the identifier above, or less than 0 the size of a root's component. */
    private int[] parents;

    private int size;
    private int components;

    private LinkComponents(int expected) {
        highs = new long[expected];
        lows = new long[expected];
        types = new byte[expected];
        parents = new int[expected];
        table = new int[Integer.highestOneBit((int) (expected / FULLEST)) * 2];
    }

    /** Joins all links of the file. */
    public static LinkComponents of(LinkFile file) {
        LinkComponents joined = new LinkComponents(1 << 20);
        file.each((type, high, low, otherType, otherHigh, otherLow) ->
                joined.union(joined.number(type, high, low), joined.number(otherType, otherHigh, otherLow)));
        return joined;
    }

    /** How many people there are. */
    public int components() {
        return components;
    }

    /** How many different identifiers there are. */
    public int identifiers() {
        return size;
    }

    private int number(byte type, long high, long low) {
        int mask = table.length - 1;
        int place = (int) (high ^ type) & mask; // a keyed hash needs no further mixing
        while (table[place] != 0) {
            int number = table[place] - 1;
            if (lows[number] == low && highs[number] == high && types[number] == type) {
                return number;
            }
            place = place + 1 & mask;
        }
        if (size >= FULLEST * table.length) {
            rehash();
            return number(type, high, low);
        }
        return add(place, type, high, low);
    }

    private int add(int place, byte type, long high, long low) {
        if (size == highs.length) {
            int larger = size + (size >> 1);
            highs = Arrays.copyOf(highs, larger);
            lows = Arrays.copyOf(lows, larger);
            types = Arrays.copyOf(types, larger);
            parents = Arrays.copyOf(parents, larger);
        }
        highs[size] = high;
        lows[size] = low;
        types[size] = type;
        parents[size] = -1;
        components++;
        table[place] = size + 1;
        return size++;
    }

    private void rehash() {
        int[] larger = new int[2 * table.length];
        int mask = larger.length - 1;
        for (int number = 0; number < size; number++) {
            int place = (int) (highs[number] ^ types[number]) & mask;
            while (larger[place] != 0) {
                place = place + 1 & mask;
            }
            larger[place] = number + 1;
        }
        table = larger;
    }

    private int root(int number) {
        int at = number;
        while (parents[at] >= 0) {
            int above = parents[at];
            if (parents[above] >= 0) {
                parents[at] = parents[above];
            }
            at = above;
        }
        return at;
    }

    private void union(int left, int right) {
        int a = root(left);
        int b = root(right);
        if (a == b) {
            return;
        }
        int larger = parents[a] <= parents[b] ? a : b;
        int smaller = larger == a ? b : a;
        parents[larger] += parents[smaller];
        parents[smaller] = larger;
        components--;
    }
}
