package io.truelift.statistics.quantile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Observations of the units of one arm, summarised as the statement in the package's description does. */
final class Observations {

    private final List<long[]> units = new ArrayList<>();

    /** Adds a unit with its values. */
    Observations unit(long... values) {
        units.add(values.clone());
        return this;
    }

    QuantileSummary summary(double quantile) {
        long[] sorted = units.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        double squares = 0;
        for (long[] values : units) {
            squares += (double) values.length * values.length;
        }
        double reach = 3 * Math.max(quantile, 1 - quantile) * Math.sqrt(squares) / sorted.length;
        List<QuantilePoint> points = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        for (int index = 0; index < sorted.length; index++) {
            if (index == 0 || sorted[index] != sorted[index - 1]) {
                starts.add(index);
            }
        }
        starts.add(sorted.length);
        int distinct = starts.size() - 1;
        for (int index = 0; index < distinct; index++) {
            double share = share(starts, index, sorted.length);
            double before = index == 0 ? -1 : share(starts, index - 1, sorted.length);
            double after = index == distinct - 1 ? 2 : share(starts, index + 1, sorted.length);
            boolean near = after >= quantile - reach && before <= quantile + reach;
            boolean around = share <= quantile && after > quantile || share > quantile && before <= quantile;
            double step = Math.floor((share - quantile) / reach * 100);
            double stepBefore = Math.floor((before - quantile) / reach * 100);
            if (near && (around || step != stepBefore)) {
                long value = sorted[starts.get(index)];
                points.add(new QuantilePoint(
                        BigDecimal.valueOf(value),
                        starts.get(index),
                        starts.get(index + 1) - starts.get(index),
                        around ? Optional.of(sums(value)) : Optional.empty()));
            }
        }
        return new QuantileSummary(quantile, units.size(), sorted.length, new BigDecimal(squares), points);
    }

    private static double share(List<Integer> starts, int index, int observations) {
        return (starts.get(index) + starts.get(index + 1)) / (2.0 * observations);
    }

    private QuantilePoint.Sums sums(long value) {
        long squares = 0;
        long products = 0;
        for (long[] values : units) {
            long twiceBelow = 0;
            for (long other : values) {
                twiceBelow += other < value ? 2 : other == value ? 1 : 0;
            }
            squares += twiceBelow * twiceBelow;
            products += twiceBelow * values.length;
        }
        return new QuantilePoint.Sums(BigDecimal.valueOf(squares), BigDecimal.valueOf(products));
    }
}
