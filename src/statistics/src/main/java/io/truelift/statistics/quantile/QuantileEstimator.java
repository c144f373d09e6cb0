package io.truelift.statistics.quantile;

import io.truelift.statistics.Interval;
import io.truelift.statistics.MeanEstimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * A quantile of all observations of an arm, with a standard error that holds when units have several observations each and only units
 * were randomised.
 *
 * <p><b>Why not order statistics.</b> The textbook's interval takes observations for independent. Those of one customer are alike, so
 * they carry less information than as many of different customers. Where one unit in four has twelve observations and the others two, three
 * in ten of its tests of no effect at 5 % come out significant ({@code QuantileSimulationTest}). What is independent is the units.
 *
 * <p><b>How.</b> The share of observations below a fixed value is a ratio over units, {@code F = sum(b) / sum(y)}, whose linearised variance
 * {@code s^2 = n / (n - 1) * sum((b - F y)^2) / sum(y)^2} is right whatever the observations of a unit do among themselves (Cochran
 * 1977, section 2.11; Deng, Knoblich and Lu 2018, "Applying the Delta Method in Metric Analytics", KDD, section 4). The values at which
 * {@code F} reaches {@code q - z s} and {@code q + z s} are an interval for the quantile (Woodruff 1952, "Confidence Intervals for Medians
 * and Other Position Measures", JASA 47, 635-646), and its width over {@code 2 z} is the standard error (Liu, Sun, Varshney and Xu 2019,
 * "Large-Scale Online Experimentation with Quantile Metrics"; Francisco and Fuller 1991, Annals of Statistics 19, 454-469).
 * No density has to be estimated. We take {@code z = 1.96}.
 *
 * <p><b>Ties.</b> Of the observations equal to a value we count half as below, and draw straight lines from value to value (the mid-quantile:
 * Ma, Genton and Parzen 2011, "Asymptotic Properties of Sample Quantiles of Discrete Distributions", Annals of the Institute of
 * Statistical Mathematics 63, 227-243). Without ties it is R's quantile of type 5. The ordinary quantile of tied values jumps from value
 * to value: where half of all orders have up to three items, two arms without a difference have medians of 3 and 4 every other time,
 * and no standard error can save that test. Between two values the variance is that of the mean of two correlated shares, of
 * which we take the upper bound, correlation one.
 *
 * <p>Assumes independent units. {@link QuantileEstimate.NotEnoughData} below two units, and where {@code q ± z s} reaches beyond the
 * values there are. Also where so many observations share the
 * smallest or largest value that the quantile lies within that tie.
 *
 * <p>How many units it takes: with skewed times (log-normal, units repeating as above) false alarms and coverage are those promised from
 * 400 units an arm for the median, 1,000 for the 90th and 2,000 for the 95th percentile. With 400 and 800 for the latter two, false alarms
 * fall to 4.2 % and the symmetric interval of one arm holds the truth 94 % of the time; Woodruff's own holds it 94.6 %.
 * Where some eight tied values carry most of the observations, false alarms are 4.2 %.
 */
final class QuantileEstimator {

    private static final double CRITICAL = 1.959963984540054;
    private static final double LEVEL = 0.95;
    private static final MathContext DIGITS = MathContext.DECIMAL128;

    private QuantileEstimator() {}

    /** @throws IllegalArgumentException if the points around the quantile come without their sums */
    public static QuantileEstimate estimate(QuantileSummary summary) {
        if (summary.units() < 2) {
            return new QuantileEstimate.NotEnoughData("There %s; a quantile needs at least two."
                    .formatted(summary.units() == 0 ? "are no units with observations" : "is one unit"));
        }
        int upper = firstAbove(summary, summary.quantile());
        if (upper == 0 || upper == summary.points().size()) {
            return beyond(summary);
        }
        double error = shareError(summary, upper);
        double reach = CRITICAL * error;
        int lowest = firstAbove(summary, summary.quantile() - reach);
        int highest = firstAbove(summary, summary.quantile() + reach);
        if (lowest == 0 || highest == summary.points().size()) {
            return beyond(summary);
        }
        BigDecimal low = valueAt(summary, lowest, summary.quantile() - reach);
        BigDecimal high = valueAt(summary, highest, summary.quantile() + reach);
        double standardError = high.subtract(low).doubleValue() / (2 * CRITICAL);
        return new QuantileEstimate.Measured(
                new MeanEstimate(
                        valueAt(summary, upper, summary.quantile()), standardError * standardError, summary.units()),
                new Interval(low.doubleValue(), high.doubleValue(), LEVEL));
    }

    private static QuantileEstimate beyond(QuantileSummary summary) {
        return new QuantileEstimate.NotEnoughData(
                "The quantile %s of %d observations of %d units lies too near the smallest or largest value, or within a tie with it, to tell how far chance moves it."
                        .formatted(summary.quantile(), summary.observations(), summary.units()));
    }

    /** Index of the first point whose share is above this one; the number of points where there is none. */
    private static int firstAbove(QuantileSummary summary, double share) {
        List<QuantilePoint> points = summary.points();
        int index = 0;
        while (index < points.size() && summary.share(points.get(index)) <= share) {
            index++;
        }
        return index;
    }

    /** On the line between the point and the one before it. */
    private static BigDecimal valueAt(QuantileSummary summary, int upper, double share) {
        BigDecimal from = summary.points().get(upper - 1).value();
        BigDecimal to = summary.points().get(upper).value();
        BigDecimal step = to.subtract(from).multiply(BigDecimal.valueOf(weight(summary, upper, share)));
        return from.add(step);
    }

    private static double weight(QuantileSummary summary, int upper, double share) {
        double from = summary.share(summary.points().get(upper - 1));
        double to = summary.share(summary.points().get(upper));
        return (share - from) / (to - from);
    }

    /** Standard error of the share at the quantile, between the points before and after it. */
    private static double shareError(QuantileSummary summary, int upper) {
        double weight = weight(summary, upper, summary.quantile());
        double error = weight == 1
                ? 0
                : (1 - weight) * shareError(summary, summary.points().get(upper - 1));
        return weight == 0
                ? error
                : error + weight * shareError(summary, summary.points().get(upper));
    }

    private static double shareError(QuantileSummary summary, QuantilePoint point) {
        QuantilePoint.Sums sums = point.sums()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Cannot measure the error of quantile %s: the point at %s, next to it, has no sums of squares and products. Check the query."
                                .formatted(summary.quantile(), point.value())));
        BigDecimal observations = BigDecimal.valueOf(summary.observations());
        BigDecimal share = BigDecimal.valueOf(point.twiceBelow()).divide(observations, DIGITS);
        BigDecimal squares = sums.squares()
                .subtract(share.multiply(sums.products()).multiply(BigDecimal.TWO))
                .add(share.multiply(share).multiply(summary.observationSquares()))
                .max(BigDecimal.ZERO);
        double units = summary.units();
        // Half, as the sums are of twice the number below.
        return Math.sqrt(squares.doubleValue() * (units / (units - 1))) / summary.observations() / 2;
    }
}
