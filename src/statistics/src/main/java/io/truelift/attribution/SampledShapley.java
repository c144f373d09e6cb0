package io.truelift.attribution;

import java.util.SplittableRandom;

/**
 * The Shapley value of a rate, over a sample of the orders of the channels (Castro, Gómez and Tejada 2009, "Polynomial Calculation of the
 * Shapley Value Based on Sampling", Computers and Operations Research 36, 1726-1730).
 *
 * <p>What a channel adds in one order lies between -1 and 1 for a conversion rate. By the empirical Bernstein bound (Maurer and Pontil
 * 2009, "Empirical Bernstein Bounds and Sample Variance Penalization", theorem 4), of {@code m} orders with sample variance {@code V}, all
 * {@code n} means are within {@code sqrt(2 V ln(4n/d) / m) + 2 * 7 ln(4n/d) / (3 (m - 1))} with probability {@code 1 - d}, and the bound is
 * that of the channel with the largest variance.
 */
final class SampledShapley {

    private static final double DOUBT = 0.05;
    /** From -1 to 1. */
    private static final double RANGE = 2;

    private final double[] values;
    private final double bound;

    private SampledShapley(double[] values, double bound) {
        this.values = values;
        this.bound = bound;
    }

    /** @param gains gain per set, such as conversions; the bound holds where none is above its journeys */
    static SampledShapley of(ChannelSets sets, double[] gains, int orders, long seed) {
        int players = sets.channels().size();
        SplittableRandom random = new SplittableRandom(seed);
        double[] sums = new double[players];
        double[] squares = new double[players];
        int[] order = new int[players];
        for (int player = 0; player < players; player++) {
            order[player] = player;
        }
        int[] places = new int[players];
        for (int sample = 0; sample < orders; sample++) {
            shuffle(order, random);
            for (int place = 0; place < players; place++) {
                places[order[place]] = place;
            }
            double[] rates = rates(sets, gains, places);
            for (int place = 0; place < players; place++) {
                double added = rates[place] - (place == 0 ? 0 : rates[place - 1]);
                sums[order[place]] += added;
                squares[order[place]] += added * added;
            }
        }
        double largest = 0;
        for (int player = 0; player < players; player++) {
            largest = Math.max(largest, (squares[player] - sums[player] * sums[player] / orders) / (orders - 1));
            sums[player] /= orders;
        }
        double logarithm = Math.log(4.0 * players / DOUBT);
        double bound = Math.sqrt(2 * largest * logarithm / orders) + RANGE * 7 * logarithm / (3 * (orders - 1.0));
        return new SampledShapley(sums, bound);
    }

    /** Rate among the journeys that keep to the first channels of the order, for one channel, two, and so on. */
    private static double[] rates(ChannelSets sets, double[] gains, int[] places) {
        double[] journeys = new double[places.length];
        double[] gained = new double[places.length];
        for (int i = 0; i < gains.length; i++) {
            int last = 0;
            for (int channel = sets.sets().get(i).nextSetBit(0);
                    channel >= 0;
                    channel = sets.sets().get(i).nextSetBit(channel + 1)) {
                last = Math.max(last, places[channel]);
            }
            journeys[last] += sets.counts()[i];
            gained[last] += gains[i];
        }
        double allJourneys = 0;
        double allGained = 0;
        for (int place = 0; place < places.length; place++) {
            allJourneys += journeys[place];
            allGained += gained[place];
            gained[place] = allJourneys == 0 ? 0 : allGained / allJourneys;
        }
        return gained;
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int place = order.length - 1; place > 0; place--) {
            int other = random.nextInt(place + 1);
            int kept = order[place];
            order[place] = order[other];
            order[other] = kept;
        }
    }

    /** What each channel adds to the rate. */
    double[] values() {
        return values;
    }

    /** By how much a channel's value is off at most, with a certainty of 95 %; for a conversion rate. */
    double bound() {
        return bound;
    }
}
