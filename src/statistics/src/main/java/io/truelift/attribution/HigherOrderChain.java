package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.PathCount;
import java.util.List;
import java.util.Optional;

/**
 * Removal effects of the absorbing chain whose states are the last touches of a journey, up to the order. A journey that reaches a channel
 * comes there in a state that ends with it, so a channel is removed with the states that end with it.
 *
 * <p>Few states are solved by a dense inverse, {@link DenseRemoval}. Many are solved by moving journeys on until none are left,
 * {@link SparseRemoval}, since a state leads to as many others as there are channels, whatever the number of states. Both are solutions of
 * the chain to the last digits; nothing is simulated. Where journeys go round for so long that the second does not end, the first is taken
 * up to {@value #MOST_DENSE} states.
 */
final class HigherOrderChain {

    /** Up to here the inverse is quick. */
    private static final int FEW = 400;

    private static final int MOST_DENSE = 4_000;

    private final int order;
    private final List<String> channels;
    private final ChainStates states;

    HigherOrderChain(int order, List<String> channels, List<PathCount> paths) {
        this.order = order;
        this.channels = channels;
        this.states = new ChainStates(order, channels, paths);
    }

    /**
     * What each channel's removal loses.
     *
     * @throws IllegalArgumentException if there are too many states, and journeys go round in them for too long
     */
    RemovalEffects lost() {
        if (states.size() <= FEW) {
            return new DenseRemoval(states).lost(channels.size());
        }
        Optional<RemovalEffects> sparse = new SparseRemoval(states).lost(channels.size());
        return sparse.orElseGet(() -> {
            if (states.size() > MOST_DENSE) {
                throw new IllegalArgumentException(
                        "Cannot solve the Markov chain of order %d: its journeys go round in %d states for too long. Use a lower order, or merge channels into groups."
                                .formatted(order, states.size()));
            }
            return new DenseRemoval(states).lost(channels.size());
        });
    }
}
