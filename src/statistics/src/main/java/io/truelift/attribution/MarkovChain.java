package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.PathCount;
import java.util.List;
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
     * The chain of journeys as they were counted.
     *
     * @param channels all channels of the paths, and perhaps others, which lose nothing
     * @param paths paths with one touch or more
     */
    static MarkovChain of(List<String> channels, List<PathCount> paths) {
        return new PathMoves(channels, paths)
                .chain(
                        paths.stream().mapToLong(PathCount::conversions).toArray(),
                        paths.stream()
                                .mapToDouble(path -> path.value().doubleValue())
                                .toArray(),
                        paths.stream().mapToLong(PathCount::nonConversions).toArray());
    }

    /**
     * @param moves journeys from channel to another channel
     * @param leaving journeys out of each channel, to another one or to the end
     * @param converting journeys from each channel to conversion
     * @param value value of the conversions by last channel
     */
    MarkovChain(double[][] moves, double[] leaving, double[] converting, double[] value) {
        this.moves = moves;
        this.leaving = leaving;
        this.converting = converting;
        this.value = value;
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

    private double[] lost(double[] gained) {
        double[] expected = inverse.operate(gained);
        return IntStream.range(0, gained.length)
                .mapToDouble(
                        channel -> leaving[channel] == 0 ? 0 : expected[channel] / inverse.getEntry(channel, channel))
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
        return new LUDecomposition(new Array2DRowRealMatrix(balance, false), Double.MIN_NORMAL)
                .getSolver()
                .getInverse();
    }
}
