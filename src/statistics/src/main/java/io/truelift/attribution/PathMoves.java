package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.PathCount;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The moves from channel to channel along paths, as numbers: a path is walked once, and its moves are counted again and again with other
 * numbers of journeys. Moves from a channel to itself are left out.
 */
final class PathMoves {

    private final int channels;
    /** Start of each path's steps in {@link #steps}; the last is the end of all. */
    private final int[] starts;
    /** Channels that each path passes, one after the other. */
    private final int[] steps;

    /**
     * @param channels all channels of the paths, and perhaps others
     * @param paths paths with one touch or more
     */
    PathMoves(List<String> channels, List<PathCount> paths) {
        Map<String, Integer> indices = new HashMap<>();
        IntStream.range(0, channels.size()).forEach(index -> indices.put(channels.get(index), index));
        this.channels = channels.size();
        this.starts = new int[paths.size() + 1];
        int[] passed = new int
                [Math.toIntExact(
                        paths.stream().mapToLong(path -> path.path().size()).sum())];
        int end = 0;
        for (int path = 0; path < paths.size(); path++) {
            starts[path] = end;
            for (String touch : paths.get(path).path()) {
                int channel = Objects.requireNonNull(indices.get(touch));
                if (end == starts[path] || passed[end - 1] != channel) {
                    passed[end++] = channel;
                }
            }
        }
        starts[paths.size()] = end;
        this.steps = Arrays.copyOf(passed, end);
    }

    /** So many paths. */
    int paths() {
        return starts.length - 1;
    }

    /** The chain of so many journeys along each path. */
    MarkovChain chain(long[] conversions, double[] value, long[] nonConversions) {
        double[][] moves = new double[channels][channels];
        double[] leaving = new double[channels];
        double[] converting = new double[channels];
        double[] gained = new double[channels];
        for (int path = 0; path < paths(); path++) {
            double journeys = (double) conversions[path] + nonConversions[path];
            if (journeys == 0) {
                continue;
            }
            int last = starts[path + 1] - 1;
            for (int step = starts[path]; step < last; step++) {
                moves[steps[step]][steps[step + 1]] += journeys;
                leaving[steps[step]] += journeys;
            }
            leaving[steps[last]] += journeys;
            converting[steps[last]] += conversions[path];
            gained[steps[last]] += value[path];
        }
        return new MarkovChain(moves, leaving, converting, gained);
    }
}
