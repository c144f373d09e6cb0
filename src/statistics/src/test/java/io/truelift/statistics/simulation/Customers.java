package io.truelift.statistics.simulation;

import io.truelift.statistics.ProportionSummary;
import io.truelift.statistics.RatioSummary;
import io.truelift.statistics.SampleSummary;
import java.math.BigDecimal;
import java.util.random.RandomGenerator;

/** Customers who never were, in whole pence, so that sums are exact. */
final class Customers {

    /** What the mean of {@link #revenue} is per share of buyers: 20 pounds times the mean of a log-normal value. */
    static final double MEAN_BASKET = 20 * Math.exp(0.5);

    private Customers() {}

    /** Revenue, of which a share of the customers has any, log-normal: with one buyer in five the values have a skewness near 7, with one in fifty near 21. */
    static SampleSummary revenue(RandomGenerator random, int units, double buyers) {
        long sum = 0;
        double squares = 0;
        for (int unit = 0; unit < units; unit++) {
            if (random.nextDouble() < buyers) {
                long pence = Math.round(2000 * Math.exp(random.nextGaussian()));
                sum += pence;
                squares += (double) pence * pence;
            }
        }
        return new SampleSummary(units, BigDecimal.valueOf(sum, 2), new BigDecimal(squares).movePointLeft(4));
    }

    /** Normal values to six digits after the point. */
    static SampleSummary normal(RandomGenerator random, int units, double mean, double standardDeviation) {
        long sum = 0;
        double squares = 0;
        for (int unit = 0; unit < units; unit++) {
            long value = Math.round(1e6 * (mean + standardDeviation * random.nextGaussian()));
            sum += value;
            squares += (double) value * value;
        }
        return new SampleSummary(units, BigDecimal.valueOf(sum, 6), new BigDecimal(squares).movePointLeft(12));
    }

    static ProportionSummary share(RandomGenerator random, int units, double share) {
        int successes = 0;
        for (int unit = 0; unit < units; unit++) {
            successes += random.nextDouble() < share ? 1 : 0;
        }
        return new ProportionSummary(units, successes);
    }

    /**
     * Revenue and orders: one, or geometrically more, orders a customer, whose baskets are alike, and larger with a lift. Busy customers
     * have smaller baskets.
     */
    static RatioSummary orders(RandomGenerator random, int units, double lift) {
        long revenue = 0;
        long orders = 0;
        double revenueSquares = 0;
        long orderSquares = 0;
        double products = 0;
        for (int unit = 0; unit < units; unit++) {
            int count = 1;
            while (count < 40 && random.nextDouble() < 0.5) {
                count++;
            }
            double level = 2000 * (1 + lift) * Math.exp(0.6 * random.nextGaussian()) / Math.sqrt(count);
            long pence = 0;
            for (int order = 0; order < count; order++) {
                pence += Math.round(level * Math.exp(0.5 * random.nextGaussian()));
            }
            revenue += pence;
            orders += count;
            revenueSquares += (double) pence * pence;
            orderSquares += (long) count * count;
            products += (double) pence * count;
        }
        return new RatioSummary(
                units,
                BigDecimal.valueOf(revenue, 2),
                BigDecimal.valueOf(orders),
                new BigDecimal(revenueSquares).movePointLeft(4),
                BigDecimal.valueOf(orderSquares),
                new BigDecimal(products).movePointLeft(2));
    }

    /** Clusters of ten members with a correlation of 0.1 and a standard deviation of 10; values to four digits after the point. */
    static RatioSummary clusters(RandomGenerator random, int clusters, double mean) {
        long sum = 0;
        double squares = 0;
        for (int cluster = 0; cluster < clusters; cluster++) {
            double level = mean + 10 * Math.sqrt(0.1) * random.nextGaussian();
            long value = 0;
            for (int member = 0; member < 10; member++) {
                value += Math.round(1e4 * (level + 10 * Math.sqrt(0.9) * random.nextGaussian()));
            }
            sum += value;
            squares += (double) value * value;
        }
        BigDecimal total = BigDecimal.valueOf(sum, 4);
        BigDecimal members = BigDecimal.valueOf(10L * clusters);
        return new RatioSummary(
                clusters,
                total,
                members,
                new BigDecimal(squares).movePointLeft(8),
                members.multiply(BigDecimal.TEN),
                total.multiply(BigDecimal.TEN));
    }

    /** The true ratio of {@link #orders} without a lift. */
    static double trueBasket() {
        double numerator = 0;
        double denominator = 0;
        double probability = 1;
        for (int count = 1; count <= 40; count++) {
            double exactly = count == 40 ? probability : probability / 2;
            probability /= 2;
            numerator += exactly * count * 20 * Math.exp(0.18 + 0.125) / Math.sqrt(count);
            denominator += exactly * count;
        }
        return numerator / denominator;
    }
}
