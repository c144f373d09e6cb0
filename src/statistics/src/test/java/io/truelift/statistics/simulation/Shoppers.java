package io.truelift.statistics.simulation;

import io.truelift.statistics.Moments;
import io.truelift.statistics.SampleSummary;
import java.math.BigDecimal;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Customers whose revenue before the experiment says something of that in it: four in five buy in each period, at a log-normal level of their
 * own and with log-normal noise (skewness near 5). A lift multiplies the revenue.
 */
final class Shoppers {

    private static final int GROUPS = 3;

    /** Expected revenue without a lift, in pounds. */
    static final double MEAN = 0.8 * 10 * Math.exp((0.64 + 0.09) / 2);

    private final RandomGenerator random;
    private final int units;
    private final double lift;
    private final long[] sums = new long[3];
    private final double[][] products = new double[3][3];
    private final long[] groupUnits = new long[GROUPS];
    private final long[] groupSums = new long[GROUPS];
    private final double[] groupSquares = new double[GROUPS];

    private Shoppers(RandomGenerator random, int units, double lift) {
        this.random = random;
        this.units = units;
        this.lift = lift;
    }

    static Shoppers draw(RandomGenerator random, int units, double lift) {
        Shoppers shoppers = new Shoppers(random, units, lift);
        for (int unit = 0; unit < units; unit++) {
            shoppers.shop();
        }
        return shoppers;
    }

    private void shop() {
        double level = 0.8 * random.nextGaussian();
        long[] values = {
            pence(level + Math.log1p(lift)), pence(level), Math.round(3 * Math.exp(level + 0.5 * random.nextGaussian()))
        };
        for (int one = 0; one < values.length; one++) {
            sums[one] += values[one];
            for (int other = one; other < values.length; other++) {
                products[one][other] += (double) values[one] * values[other];
            }
        }
        int group = level < -0.4 ? 0 : level < 0.4 ? 1 : 2;
        groupUnits[group]++;
        groupSums[group] += values[0];
        groupSquares[group] += (double) values[0] * values[0];
    }

    private long pence(double level) {
        return random.nextDouble() < 0.8 ? Math.round(1000 * Math.exp(level + 0.3 * random.nextGaussian())) : 0;
    }

    /** Revenue, and as covariates revenue and visits of the time before; revenues in pence. */
    Moments moments() {
        return new Moments(
                units,
                List.of(BigDecimal.valueOf(sums[0]), BigDecimal.valueOf(sums[1]), BigDecimal.valueOf(sums[2])),
                List.of(
                        List.of(
                                new BigDecimal(products[0][0]),
                                new BigDecimal(products[0][1]),
                                new BigDecimal(products[0][2])),
                        List.of(new BigDecimal(products[1][1]), new BigDecimal(products[1][2])),
                        List.of(new BigDecimal(products[2][2]))));
    }

    /** Revenue of those with a low, a middle and a high level, in pence. */
    SampleSummary group(int group) {
        return new SampleSummary(
                groupUnits[group], BigDecimal.valueOf(groupSums[group]), new BigDecimal(groupSquares[group]));
    }
}
