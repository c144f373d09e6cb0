package io.truelift.pipelines.identity;

import java.util.Arrays;

/** Which node of a forest touches which, each pair once, as pairs of places in a flat array. */
final class ComponentEdges {
    private final int most;
    private long[] pairs = new long[1 << 10];
    private int size;

    /** @param most pairs that are held at most */
    ComponentEdges(int most) {
        this.most = most;
    }

    /** Takes a pair of what it touches, and of the two places. */
    @FunctionalInterface
    interface Taker {
        void take(int head, int other);
    }

    void add(int head, int other) {
        if (size == pairs.length) {
            keepOnce();
            if (size > pairs.length / 2) {
                pairs = Arrays.copyOf(pairs, 2 * pairs.length);
            }
        }
        pairs[size++] = pair(head, other);
    }

    boolean isFull() {
        if (size >= most) {
            keepOnce();
        }
        return size >= most / 4 * 3;
    }

    /** Hands over every pair once, by the least node of each tree. */
    void each(int[] leasts, Taker taker) {
        for (int i = 0; i < size; i++) {
            pairs[i] = pair(leasts[(int) (pairs[i] >>> Integer.SIZE)], leasts[(int) pairs[i]]);
        }
        keepOnce();
        for (int i = 0; i < size; i++) {
            taker.take((int) (pairs[i] >>> Integer.SIZE), (int) pairs[i]);
        }
    }

    void clear() {
        size = 0;
    }

    private static long pair(int head, int other) {
        return (long) head << Integer.SIZE | other;
    }

    private void keepOnce() {
        Arrays.sort(pairs, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (kept == 0 || pairs[i] != pairs[kept - 1]) {
                pairs[kept++] = pairs[i];
            }
        }
        size = kept;
    }
}
