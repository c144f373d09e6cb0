package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.PathCount;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Shares for the first, the middle and the last touch, and one for all others together. The U has no middle, the W has. Paths do not say
 * which touch made a lead, as a W drawn by hand would, so that its middle is the touch half-way; of two half-way touches each gets half.
 * On a path too short for a place its share goes to the places there are, in proportion; the only touch gets all.
 *
 * @param key key of the model
 * @param title the model in words
 * @param first share of the first touch
 * @param middle share of the touch half-way
 * @param last share of the last touch
 */
public record PositionBased(String key, String title, BigDecimal first, BigDecimal middle, BigDecimal last)
        implements TouchModel {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** @throws IllegalArgumentException if a share is below zero, or they exceed 1, or first and last get nothing */
    public PositionBased {
        boolean negative = first.signum() < 0 || middle.signum() < 0 || last.signum() < 0;
        boolean tooMuch = first.add(middle).add(last).compareTo(BigDecimal.ONE) > 0;
        if (negative || tooMuch || first.add(last).signum() == 0) {
            throw new IllegalArgumentException(
                    "Cannot use the shares %s, %s and %s for the first, middle and last touch: they must not be below zero, not exceed 1 together, and not leave both ends with nothing."
                            .formatted(first, middle, last));
        }
    }

    /** 40 % to the first, 40 % to the last, 20 % to those between. */
    public static PositionBased uShaped() {
        return new PositionBased(
                "u-shaped", "Position-based (U)", new BigDecimal("0.4"), BigDecimal.ZERO, new BigDecimal("0.4"));
    }

    /** 30 % each to the first, the middle and the last, 10 % to the others. */
    public static PositionBased wShaped() {
        return new PositionBased(
                "w-shaped", "Position-based (W)", new BigDecimal("0.3"), new BigDecimal("0.3"), new BigDecimal("0.3"));
    }

    @Override
    public String description() {
        String half = middle.signum() == 0 ? "" : "%s to the touch half-way, ".formatted(percent(middle));
        return "%s to the first touch, %s%s to the last, %s to the others together."
                .formatted(percent(first), half, percent(last), percent(others()));
    }

    @Override
    public BigDecimal[] weights(PathCount path) {
        int touches = path.path().size();
        BigDecimal[] weights = TouchModel.nothing(touches);
        if (touches == 1) {
            return TouchModel.only(0, 1);
        }
        weights[0] = first;
        weights[touches - 1] = last;
        int lower = (touches - 1) / 2;
        int upper = touches / 2;
        boolean hasMiddle = touches > 2 && middle.signum() > 0;
        if (hasMiddle) {
            BigDecimal half = middle.divide(TWO);
            addBetween(weights, lower, half);
            addBetween(weights, upper, half);
        }
        spread(weights, hasMiddle ? lower : 0, hasMiddle ? upper : 0);
        return weights;
    }

    /** The share of the others, spread over them evenly; given to nobody where there are none. */
    private void spread(BigDecimal[] weights, int lower, int upper) {
        int count = 0;
        for (int touch = 1; touch < weights.length - 1; touch++) {
            count += touch == lower || touch == upper ? 0 : 1;
        }
        for (int touch = 1; touch < weights.length - 1 && count > 0; touch++) {
            if (touch != lower && touch != upper) {
                weights[touch] = others().divide(BigDecimal.valueOf(count), DIGITS);
            }
        }
    }

    private static void addBetween(BigDecimal[] weights, int touch, BigDecimal share) {
        weights[touch] = weights[touch].add(share);
    }

    private BigDecimal others() {
        return BigDecimal.ONE.subtract(first).subtract(middle).subtract(last);
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2)
                        .setScale(1, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString() + " %";
    }
}
