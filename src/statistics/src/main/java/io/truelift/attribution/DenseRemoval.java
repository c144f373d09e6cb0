package io.truelift.attribution;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * What is lost without a channel, from one inverse for all channels.
 *
 * <p>As in {@link MarkovChain}, let {@code M = (D - C)^-1} with the moves out of each state in the diagonal matrix {@code D} and those
 * between states in {@code C}, and {@code h = M b} the gain expected from each state. Let {@code S} be the states that end with the
 * channel and {@code f} the journeys that reach {@code S} in each of them first. All visits to {@code S} are those of journeys that came
 * there first, {@code f' M_SS D_S}, and they are the counted ones, {@code 1' D_S}; so {@code f' = 1' (M_SS)^-1}, and without the channel
 * {@code f' h_S = 1' (M_SS)^-1 h_S} is lost. With one state it is {@code h / M_cc}.
 */
final class DenseRemoval {

    private final ChainStates states;
    private final RealMatrix inverse;

    DenseRemoval(ChainStates states) {
        this.states = states;
        this.inverse = inverse(states);
    }

    RemovalEffects lost(int channels) {
        double[] conversions = new double[channels];
        double[] value = new double[channels];
        int size = states.size();
        if (size > 0) {
            double[] toConvert = inverse.operate(
                    IntStream.range(0, size).mapToDouble(states::converting).toArray());
            double[] toGain = inverse.operate(
                    IntStream.range(0, size).mapToDouble(states::value).toArray());
            for (int channel = 0; channel < channels; channel++) {
                int wanted = channel;
                int[] removed = IntStream.range(0, size)
                        .filter(state -> states.channel(state) == wanted)
                        .toArray();
                if (removed.length > 0) {
                    double[] first = first(removed);
                    for (int i = 0; i < removed.length; i++) {
                        conversions[channel] += first[i] * toConvert[removed[i]];
                        value[channel] += first[i] * toGain[removed[i]];
                    }
                }
            }
        }
        return new RemovalEffects(conversions, value);
    }

    /** Journeys by the one of these states that they reach first. */
    private double[] first(int[] removed) {
        double[] ones = new double[removed.length];
        Arrays.fill(ones, 1);
        RealMatrix block = inverse.getSubMatrix(removed, removed).transpose();
        return new LUDecomposition(block, 0)
                .getSolver()
                .solve(new ArrayRealVector(ones, false))
                .toArray();
    }

    private static RealMatrix inverse(ChainStates states) {
        int size = states.size();
        if (size == 0) {
            return new Array2DRowRealMatrix();
        }
        double[][] balance = new double[size][size];
        for (int from = 0; from < size; from++) {
            double[] row = balance[from];
            states.moves(from).forEach((to, journeys) -> row[to] -= journeys);
            row[from] += states.leaving(from) == 0 ? 1 : states.leaving(from);
        }
        return new LUDecomposition(new Array2DRowRealMatrix(balance, false), Double.MIN_NORMAL)
                .getSolver()
                .getInverse();
    }
}
