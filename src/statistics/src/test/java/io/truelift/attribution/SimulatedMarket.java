package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.PathCount;
import io.truelift.statistics.Comparison.Effect;
import io.truelift.statistics.ProportionSummary;
import io.truelift.statistics.ProportionTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * A market in which it is known what each channel causes. A customer has an intent, from 0 to 1, buys with a chance of {@code 0.01 + 0.12
 * intent^2} anyway, and each channel that reaches them adds its effect to the chance. Some channels reach everybody alike, others mostly
 * those who would have bought: brand search and affiliates cause nothing, and stand at the end of the journey. Each channel holds a third
 * of the customers out, at random.
 */
final class SimulatedMarket {

    /**
     * @param reach chance to reach a customer without intent
     * @param chase what is added to that for one of full intent
     * @param effect what it adds to the chance to buy
     * @param days days before the end at which it comes about
     */
    private record Channel(String name, double reach, double chase, double effect, int days) {}

    private static final List<Channel> CHANNELS = List.of(
            new Channel("affiliate", 0.02, 0.40, 0, 1),
            new Channel("brand search", 0.05, 0.75, 0, 0),
            new Channel("display", 0.45, 0.05, 0.008, 20),
            new Channel("email", 0.40, 0.10, 0.020, 6),
            new Channel("retargeting", 0.05, 0.60, 0.003, 3),
            new Channel("social", 0.30, 0.10, 0.012, 12));

    private static final double HELD_OUT = 1 / 3.0;

    private final List<PathCount> paths;
    private final Map<String, Double> truth = new TreeMap<>();
    private final Map<String, IncrementalConversions> measured = new TreeMap<>();

    SimulatedMarket(int customers, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        int size = CHANNELS.size();
        long[][] units = new long[size][2];
        long[][] buyers = new long[size][2];
        double[] caused = new double[size];
        Map<List<Integer>, long[]> counts = new HashMap<>();
        for (int customer = 0; customer < customers; customer++) {
            double intent = random.nextDouble();
            double chance = 0.01 + 0.12 * intent * intent;
            boolean[] isHeldOut = new boolean[size];
            List<int[]> touches = new ArrayList<>();
            for (int channel = 0; channel < size; channel++) {
                Channel each = CHANNELS.get(channel);
                isHeldOut[channel] = random.nextDouble() < HELD_OUT;
                if (random.nextDouble() < each.reach() + each.chase() * intent && !isHeldOut[channel]) {
                    touches.add(new int[] {channel, each.days() + random.nextInt(4)});
                    chance += each.effect();
                    caused[channel] += each.effect();
                }
            }
            boolean buys = random.nextDouble() < chance;
            touches.sort(Comparator.<int[]>comparingInt(touch -> -touch[1]).thenComparingInt(touch -> touch[0]));
            long[] count = counts.computeIfAbsent(
                    touches.stream()
                            .flatMap(touch -> List.of(touch[0], touch[1]).stream())
                            .toList(),
                    key -> new long[2]);
            count[buys ? 0 : 1]++;
            for (int channel = 0; channel < size; channel++) {
                units[channel][isHeldOut[channel] ? 0 : 1]++;
                buyers[channel][isHeldOut[channel] ? 0 : 1] += buys ? 1 : 0;
            }
        }
        this.paths = counts.entrySet().stream()
                .map(entry -> path(entry.getKey(), entry.getValue()))
                .toList();
        for (int channel = 0; channel < size; channel++) {
            String name = CHANNELS.get(channel).name();
            truth.put(name, caused[channel]);
            Effect effect = (Effect) ProportionTest.atAlpha(0.05)
                    .compare(
                            new ProportionSummary(units[channel][0], buyers[channel][0]),
                            new ProportionSummary(units[channel][1], buyers[channel][1]));
            measured.put(name, IncrementalConversions.of("hold out " + name, effect.absolute(), units[channel][1]));
        }
    }

    private static PathCount path(List<Integer> touches, long[] counts) {
        List<String> channels = new ArrayList<>();
        List<BigDecimal> ages = new ArrayList<>();
        for (int touch = 0; touch < touches.size(); touch += 2) {
            channels.add(CHANNELS.get(touches.get(touch)).name());
            ages.add(BigDecimal.valueOf(touches.get(touch + 1)));
        }
        return new PathCount(channels, ages, counts[0], BigDecimal.valueOf(counts[0]), counts[1]);
    }

    Journeys journeys() {
        return Journeys.of(paths);
    }

    /** Conversions that each channel caused, in expectation. */
    Map<String, Double> truth() {
        return truth;
    }

    /** What the hold-outs found, by channel. */
    Map<String, IncrementalConversions> measured() {
        return measured;
    }

    Map<String, IncrementalConversions> measured(String... channels) {
        Map<String, IncrementalConversions> some = new TreeMap<>(measured);
        some.keySet().retainAll(Arrays.asList(channels));
        return some;
    }
}
