package io.truelift.pipelines.identity.memory;

import java.util.Arrays;

/** Pairs of places of a {@link UnionFind}, as longs in a flat array. Once {@link #keepOnce} ran, each is there once, in order. */
public final class PlacePairs {
    private static final int MOST = 1 << 29;

    private final Memory memory;
    private long[] pairs;
    private int size;

    /** As many pairs as there may be. */
    public PlacePairs() {
        this(Memory.unlimited());
    }

    PlacePairs(Memory memory) {
        this.memory = memory;
        this.pairs = memory.longs(1 << 10);
    }

    /** Whether a pair stays. */
    @FunctionalInterface
    interface Choice {
        boolean keeps(int first, int second);
    }

    public void add(int first, int second) {
        if (size == pairs.length) {
            keepOnce();
            if (size > pairs.length / 2) {
                if (pairs.length >= MOST) {
                    throw new TooLargeForMemoryException(Long.MAX_VALUE, memory.most());
                }
                pairs = memory.longer(pairs, 2 * pairs.length);
            }
        }
        pairs[size++] = pair(first, second);
    }

    public int size() {
        return size;
    }

    public int first(int index) {
        return (int) (pairs[index] >>> Integer.SIZE);
    }

    public int second(int index) {
        return (int) pairs[index];
    }

    /** Where the pairs end that have the same first place as the one at the index; pairs are in order. */
    int end(int index) {
        int end = index + 1;
        while (end < size && first(end) == first(index)) {
            end++;
        }
        return end;
    }

    /** Puts pairs in order, by their first place, and keeps each once. */
    public void keepOnce() {
        Arrays.sort(pairs, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (kept == 0 || pairs[i] != pairs[kept - 1]) {
                pairs[kept++] = pairs[i];
            }
        }
        size = kept;
    }

    /** Keeps some, in their order. */
    void keep(Choice choice) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (choice.keeps(first(i), second(i))) {
                pairs[kept++] = pairs[i];
            }
        }
        size = kept;
    }

    /** Puts other places in the place of both. */
    public void replaceBy(int[] places) {
        for (int i = 0; i < size; i++) {
            pairs[i] = pair(places[first(i)], places[second(i)]);
        }
        keepOnce();
    }

    /** Forgets all pairs and keeps the room. */
    public void clear() {
        size = 0;
    }

    /** Gives the memory back; no pair is read or added from here on. */
    void free() {
        memory.free(pairs);
        pairs = new long[0];
        size = 0;
    }

    private static long pair(int first, int second) {
        return (long) first << Integer.SIZE | second;
    }
}
