package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.PathCount;
import java.util.Arrays;
import java.util.List;

/**
 * A second way to the same chances, without any matrix: channels are taken out of the chain one by one, each move into one becoming moves
 * to where it leads (Grassmann, Taksar and Heyman 1985, Operations Research 33, 1107-1116). Nothing is ever subtracted. Moves from a channel
 * to itself stay in, and a channel is removed as the definition says: all moves out of it go to nothing.
 */
final class StateElimination {

    private final List<String> channels;
    private final double[][] moves;

    StateElimination(List<String> channels, List<PathCount> paths) {
        this.channels = channels;
        this.moves = new double[channels.size() + 3][channels.size() + 3];
        for (PathCount path : paths) {
            int from = start();
            for (String channel : path.path()) {
                moves[from][channels.indexOf(channel)] += path.conversions() + path.nonConversions();
                from = channels.indexOf(channel);
            }
            moves[from][converted()] += path.conversions();
            moves[from][nothing()] += path.nonConversions();
        }
    }

    double conversion() {
        return chance(copy());
    }

    double conversionWithout(String channel) {
        double[][] without = copy();
        double[] row = without[channels.indexOf(channel)];
        Arrays.fill(row, 0);
        row[nothing()] = 1;
        return chance(without);
    }

    private double chance(double[][] counts) {
        for (int gone = 0; gone < channels.size(); gone++) {
            double leaving = 0;
            for (int to = gone + 1; to < counts.length; to++) {
                leaving += counts[gone][to];
            }
            for (int from = gone + 1; from < counts.length; from++) {
                for (int to = gone + 1; to < counts.length; to++) {
                    counts[from][to] += leaving == 0 ? 0 : counts[from][gone] * (counts[gone][to] / leaving);
                }
            }
        }
        return counts[start()][converted()] / (counts[start()][converted()] + counts[start()][nothing()]);
    }

    private int start() {
        return channels.size();
    }

    private int converted() {
        return channels.size() + 1;
    }

    private int nothing() {
        return channels.size() + 2;
    }

    private double[][] copy() {
        return Arrays.stream(moves).map(double[]::clone).toArray(double[][]::new);
    }
}
