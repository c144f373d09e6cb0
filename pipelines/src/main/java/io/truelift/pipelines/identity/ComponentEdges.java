package io.truelift.pipelines.identity;

import io.truelift.pipelines.identity.memory.PlacePairs;

/** Which node of a forest touches which, each pair once, in bounded room. */
final class ComponentEdges {
    private final int most;
    private final PlacePairs pairs = new PlacePairs();

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
        pairs.add(head, other);
    }

    boolean isFull() {
        if (pairs.size() >= most) {
            pairs.keepOnce();
        }
        return pairs.size() >= most / 4 * 3;
    }

    /** Hands over every pair once, by the least node of each tree. */
    void each(int[] leasts, Taker taker) {
        pairs.replaceBy(leasts);
        for (int i = 0; i < pairs.size(); i++) {
            taker.take(pairs.first(i), pairs.second(i));
        }
    }

    void clear() {
        pairs.clear();
    }
}
