package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.PathCount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The absorbing chain of order 1 that journeys describe: from the start to the first touch, from touch to touch, and from the last touch
 * to conversion or to nothing, each move with the number of journeys that made it. Moves from a channel to itself are left out: they
 * change how long a journey stays, not where it ends.
 *
 * <p>Let {@code D} be the diagonal matrix of moves out of each channel, {@code C} the moves between channels, and {@code b} the moves to
 * conversion. The chance to convert from each channel is {@code h = M b} with {@code M = (D - C)^-1} (Kemeny and Snell 1960, "Finite
 * Markov Chains", theorem 3.3.7, in counts). Every journey that enters a channel leaves it, so the expected visits of the chain are the
 * counted ones, {@code D}, and the journeys that ever reach channel {@code c} are its visits over the visits of one that starts there:
 * {@code D_c / (M_cc D_c) = 1 / M_cc}. Of these the share {@code h_c} goes on to convert. So the conversions lost without the channel are
 * {@code h_c / M_cc}, from one inverse for all channels: the rank-one update for a removed row, written out. The value lost has the
 * value of conversions by last channel in place of {@code b}.
 *
 * <p>The inverse is dense: its cost grows with the cube of the number of channels, so channels are to be counted in hundreds.
 */
final class MarkovChain {

    private final double[][] moves;
    private final double[] leaving;
    private final double[] converting;
    private final double[] value;
    private final RealMatrix inverse;

    /**
     * @param channels all channels of the paths, and perhaps others, which lose nothing
     * @param paths paths with one touch or more
     */
    MarkovChain(List<String> channels, List<PathCount> paths) {
        int size = channels.size();
        this.moves = new double[size][size];
        this.leaving = new double[size];
        this.converting = new double[size];
        this.value = new double[size];
        Map<String, Integer> indices = new HashMap<>();
        IntStream.range(0, size).forEach(index -> indices.put(channels.get(index), index));
        paths.forEach(path -> count(path, indices));
        this.inverse = inverse();
    }

    /** Conversions lost by each channel's removal, in the order of the channels. */
    double[] conversionsLost() {
        return lost(converting);
    }

    /** Value lost by each channel's removal, in the order of the channels. */
    double[] valueLost() {
        return lost(value);
    }

    private void count(PathCount path, Map<String, Integer> indices) {
        double journeys = (double) path.conversions() + path.nonConversions();
        int at = indices.get(path.path().getFirst());
        for (String channel : path.path()) {
            int next = indices.get(channel);
            if (next != at) {
                moves[at][next] += journeys;
                leaving[at] += journeys;
                at = next;
            }
        }
        leaving[at] += journeys;
        converting[at] += path.conversions();
        value[at] += path.value().doubleValue();
    }

    private double[] lost(double[] gained) {
        double[] expected = inverse.operate(gained);
        return IntStream.range(0, gained.length)
                .mapToDouble(channel -> leaving[channel] == 0 ? 0 : expected[channel] / inverse.getEntry(channel, channel))
                .toArray();
    }

    /** {@code (D - C)^-1}. A channel that no journey passed gets a 1 on the diagonal, apart from all others. */
    private RealMatrix inverse() {
        int size = leaving.length;
        if (size == 0) {
            return new Array2DRowRealMatrix();
        }
        double[][] balance = new double[size][size];
        for (int from = 0; from < size; from++) {
            for (int to = 0; to < size; to++) {
                balance[from][to] = -moves[from][to];
            }
            balance[from][from] = leaving[from] == 0 ? 1 : leaving[from];
        }
        // Every channel leads to an end, so the matrix is regular however small its pivots.
        return new LUDecomposition(new Array2DRowRealMatrix(balance, false), Double.MIN_NORMAL).getSolver().getInverse();
    }
}
