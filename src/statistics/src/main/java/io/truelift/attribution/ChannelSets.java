package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.PathCount;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Journeys by the set of channels that they touched, without the journeys that touched none. */
final class ChannelSets {

    private final List<String> channels;
    private final List<BitSet> sets;
    private final double[] counts;
    private final double[] conversions;
    private final double[] value;

    private ChannelSets(List<String> channels, Map<BitSet, double[]> sums) {
        this.channels = channels;
        this.sets = List.copyOf(sums.keySet());
        this.counts = sums.values().stream().mapToDouble(sum -> sum[0]).toArray();
        this.conversions = sums.values().stream().mapToDouble(sum -> sum[1]).toArray();
        this.value = sums.values().stream().mapToDouble(sum -> sum[2]).toArray();
    }

    static ChannelSets of(Journeys journeys) {
        List<PathCount> touched = journeys.touched();
        List<String> channels = touched.stream()
                .flatMap(path -> path.path().stream())
                .distinct()
                .sorted()
                .toList();
        Map<String, Integer> indices = new HashMap<>();
        channels.forEach(channel -> indices.put(channel, indices.size()));
        Map<BitSet, double[]> sums = new LinkedHashMap<>();
        for (PathCount path : touched) {
            BitSet set = new BitSet(channels.size());
            path.path().forEach(channel -> set.set(Objects.requireNonNull(indices.get(channel))));
            double[] sum = sums.computeIfAbsent(set, key -> new double[3]);
            sum[0] += (double) path.conversions() + path.nonConversions();
            sum[1] += path.conversions();
            sum[2] += path.value().doubleValue();
        }
        return new ChannelSets(channels, sums);
    }

    List<String> channels() {
        return channels;
    }

    List<BitSet> sets() {
        return sets;
    }

    /** Journeys per set. */
    double[] counts() {
        return counts;
    }

    /** Conversions per set. */
    double[] conversions() {
        return conversions;
    }

    /** Value per set. */
    double[] value() {
        return value;
    }

    double journeys() {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }

    /** Gain per journey among the journeys that kept to a set of channels, for every set; the set's channels are the bits of the index. */
    double[] rates(double[] gains) {
        double[] journeys = overSubsets(counts);
        double[] gained = overSubsets(gains);
        for (int set = 0; set < gained.length; set++) {
            gained[set] = journeys[set] == 0 ? 0 : gained[set] / journeys[set];
        }
        return gained;
    }

    private double[] overSubsets(double[] perSet) {
        double[] sums = new double[1 << channels.size()];
        for (int i = 0; i < perSet.length; i++) {
            long[] bits = sets.get(i).toLongArray();
            sums[bits.length == 0 ? 0 : (int) bits[0]] += perSet[i];
        }
        for (int channel = 0; channel < channels.size(); channel++) {
            for (int set = 0; set < sums.length; set++) {
                if ((set & 1 << channel) != 0) {
                    sums[set] += sums[set ^ 1 << channel];
                }
            }
        }
        return sums;
    }
}
