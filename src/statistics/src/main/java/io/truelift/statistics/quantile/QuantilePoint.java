package io.truelift.statistics.quantile;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * One distinct value of an arm.
 *
 * @param value the value, in the unit of the metric
 * @param below observations below it
 * @param equal observations equal to it, at least one
 * @param sums sums over the units; needed at the two values around the quantile
 */
public record QuantilePoint(BigDecimal value, long below, long equal, Optional<Sums> sums) {

    /**
     * Of each unit, {@code b} is twice the number of its observations below the value plus the number equal to it, and {@code y} the
     * number of all its observations.
     *
     * @param squares sum of {@code b^2}
     * @param products sum of {@code b y}
     */
    public record Sums(BigDecimal squares, BigDecimal products) {

        public Sums {
            Objects.requireNonNull(squares, "squares");
            Objects.requireNonNull(products, "products");
        }
    }

    public QuantilePoint {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(sums, "sums");
        if (below < 0 || equal < 1) {
            throw new IllegalArgumentException("Cannot use value %s with %d observations below it and %d equal to it"
                    .formatted(value, below, equal));
        }
    }

    /** Twice the rank of the middle one of the observations with this value: a whole number. */
    long twiceBelow() {
        return Math.addExact(Math.multiplyExact(2, below), equal);
    }
}
