package io.truelift.attribution;

import java.util.BitSet;
import java.util.function.ToDoubleFunction;

/**
 * The Shapley value of a game in which every set of players is worth something: what a player adds to those before it, on average over all
 * orders of the players (Shapley 1953, "A Value for n-Person Games", Contributions to the Theory of Games II, 307-317, eq. 12):
 * {@code sum over sets S without i of |S|! (n - |S| - 1)! / n! (v(S + i) - v(S))}. The cost doubles with each player.
 */
final class ShapleyValue {

    /** Most players whose sets are all looked at. */
    static final int MOST_EXACT = 20;

    private ShapleyValue() {}

    /** @param worth worth of the set whose players are the bits of the index; {@code 2^players} of them */
    static double[] exact(int players, double[] worth) {
        if (players > MOST_EXACT || worth.length != 1 << players) {
            throw new IllegalArgumentException(
                    "Cannot look at %d sets of %d players: there must be two to their number, and at most %d players."
                            .formatted(worth.length, players, MOST_EXACT));
        }
        double[] weights = weights(players);
        double[] value = new double[players];
        for (int set = 0; set < worth.length; set++) {
            double weight = weights[Math.min(Integer.bitCount(set), Math.max(0, players - 1))];
            for (int player = 0; player < players; player++) {
                if ((set & 1 << player) == 0) {
                    value[player] += weight * (worth[set | 1 << player] - worth[set]);
                }
            }
        }
        return value;
    }

    /** {@code s! (n - s - 1)! / n!} by size of the set: 1 over n times the number of sets of that size among the others. */
    private static double[] weights(int players) {
        double[] weights = new double[Math.max(1, players)];
        double sets = 1;
        for (int size = 0; size < players; size++) {
            weights[size] = 1 / (players * sets);
            sets = sets * (players - 1 - size) / (size + 1);
        }
        return weights;
    }

    /** Exact value of a game that is asked set by set. */
    static double[] exact(int players, ToDoubleFunction<BitSet> worth) {
        double[] worths = new double[1 << players];
        for (int set = 0; set < worths.length; set++) {
            worths[set] = worth.applyAsDouble(BitSet.valueOf(new long[] {set}));
        }
        return exact(players, worths);
    }
}
