package io.truelift.attribution;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is lost without a channel, by moving journeys on. First all journeys go on until each has ended or has reached the channel; then
 * those that reached it go on until each has ended, and what they gain is what is lost.
 *
 * <p>This is Gauss-Seidel iteration for the visits {@code v' (I - P) = a'} with the remainder kept beside (Varga 2000, "Matrix Iterative
 * Analysis", chapter 3). All terms are positive, nothing is subtracted, and the journeys still under way bound what is missing: it goes on
 * until they are {@code 1e-14} of all, so that conversions are right to as much.
 */
final class SparseRemoval {

    private static final double LEFT = 1e-14;
    private static final int MOST_ROUNDS = 3_000;

    private final ChainStates states;
    private final int size;
    private final int[][] targets;
    private final double[][] chances;
    private final double[] staying;
    private final double[] converting;
    private final double[] value;

    SparseRemoval(ChainStates states) {
        this.states = states;
        this.size = states.size();
        this.targets = new int[size][];
        this.chances = new double[size][];
        this.staying = new double[size];
        this.converting = new double[size];
        this.value = new double[size];
        for (int state = 0; state < size; state++) {
            int from = state;
            double leaving = states.leaving(state);
            staying[state] = leaving == 0 ? 0 : states.moves(state).getOrDefault(state, 0.0) / leaving;
            targets[state] = states.moves(state).keySet().stream()
                    .mapToInt(Integer::intValue)
                    .filter(to -> to != from)
                    .sorted()
                    .toArray();
            chances[state] = Arrays.stream(targets[state])
                    .mapToDouble(to -> states.moves(from).getOrDefault(to, 0.0) / leaving)
                    .toArray();
            converting[state] = leaving == 0 ? 0 : states.converting(state) / leaving;
            value[state] = leaving == 0 ? 0 : states.value(state) / leaving;
        }
    }

    /** What each channel's removal loses; nothing where journeys go round for too long. */
    Optional<RemovalEffects> lost(int channels) {
        double[] conversions = new double[channels];
        double[] gained = new double[channels];
        double[] entering =
                IntStream.range(0, size).mapToDouble(states::entering).toArray();
        for (int channel = 0; channel < channels; channel++) {
            double[] reached = new double[size];
            double[] visits = new double[size];
            if (!moveOn(entering.clone(), channel, reached) || !moveOn(reached, -1, visits)) {
                return Optional.empty();
            }
            for (int state = 0; state < size; state++) {
                conversions[channel] += visits[state] * converting[state];
                gained[channel] += visits[state] * value[state];
            }
        }
        return Optional.of(new RemovalEffects(conversions, gained));
    }

    /**
     * Moves journeys on until they end. With a channel, they end where they reach it too, and {@code counted} gets those; without, it gets
     * the visits to every state.
     */
    private boolean moveOn(double[] underWay, int stop, double[] counted) {
        double enough = LEFT * Arrays.stream(underWay).sum();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double left = 0;
            for (int state = 0; state < size; state++) {
                double here = underWay[state];
                if (here == 0) {
                    continue;
                }
                underWay[state] = 0;
                left += here;
                if (states.channel(state) == stop) {
                    counted[state] += here;
                    continue;
                }
                double visits = here / (1 - staying[state]);
                counted[state] += stop < 0 ? visits : 0;
                for (int next = 0; next < targets[state].length; next++) {
                    underWay[targets[state][next]] += visits * chances[state][next];
                }
            }
            if (Arrays.stream(underWay).sum() <= enough || left == 0) {
                return true;
            }
        }
        return false;
    }
}
