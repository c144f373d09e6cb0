package io.truelift.attribution;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Parts of a total that add up to it to the last digit, by the method of largest remainders (Hamilton's; Balinski and Young 1982, "Fair
 * Representation", chapter 3): each part is rounded down to {@value #DECIMALS} decimals, or to those of the total where it has more, and
 * what is then missing is given, one unit of the last decimal each, to the parts that lost most; of equal ones to the first.
 *
 * <p>Where the total has so many digits that rounding at the 34th leaves more than a unit per part, the largest part takes what is missing.
 * So no part is off by more than {@code 1e-12}, a part of nothing stays nothing, and parts below zero are as good as others.
 */
final class Apportionment {

    /** Decimals of a part. */
    static final int DECIMALS = 12;

    private static final MathContext DIGITS = MathContext.DECIMAL128;

    private Apportionment() {}

    /** Parts in proportion to weights; nothing for everyone where the weights add up to nothing and there is nothing to share. */
    static List<BigDecimal> inProportion(double[] weights, BigDecimal total) {
        if (total.signum() == 0) {
            return DoubleStream.of(weights).mapToObj(weight -> BigDecimal.ZERO).toList();
        }
        return inProportion(DoubleStream.of(weights).mapToObj(BigDecimal::new).toList(), total);
    }

    /** As {@link #inProportion(double[], BigDecimal)}; nothing for everyone where the weights add up to nothing. */
    static List<BigDecimal> inProportion(List<BigDecimal> exact, BigDecimal total) {
        BigDecimal sum = exact.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() == 0) {
            return exact.stream().map(weight -> BigDecimal.ZERO).toList();
        }
        return rounded(
                exact.stream()
                        .map(weight -> weight.multiply(total).divide(sum, DIGITS))
                        .toList(),
                total);
    }

    /** Parts that add up to the total but for rounding far below their last decimal. */
    static List<BigDecimal> rounded(List<BigDecimal> parts, BigDecimal total) {
        int scale = Math.max(DECIMALS, total.scale());
        BigDecimal unit = BigDecimal.ONE.movePointLeft(scale);
        List<BigDecimal> down = new ArrayList<>(parts.stream()
                .map(part -> part.setScale(scale, RoundingMode.FLOOR))
                .toList());
        BigDecimal missing = total.subtract(down.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        List<Integer> mostLostFirst = IntStream.range(0, down.size())
                .boxed()
                .sorted(Comparator.comparing((Integer part) -> parts.get(part).subtract(down.get(part)))
                        .reversed())
                .toList();
        BigDecimal inUnits = missing.divideToIntegralValue(unit);
        if (inUnits.abs().compareTo(BigDecimal.valueOf(parts.size())) > 0) {
            int largest = IntStream.range(0, down.size())
                    .boxed()
                    .max(Comparator.comparing(part -> down.get(part).abs()))
                    .orElseThrow();
            down.set(largest, down.get(largest).add(missing));
            return List.copyOf(down);
        }
        long units = inUnits.longValueExact();
        for (int i = 0; i < units; i++) {
            down.set(mostLostFirst.get(i), down.get(mostLostFirst.get(i)).add(unit));
        }
        for (int i = 0; i < -units; i++) {
            int part = mostLostFirst.get(mostLostFirst.size() - 1 - i);
            down.set(part, down.get(part).subtract(unit));
        }
        return List.copyOf(down);
    }
}
