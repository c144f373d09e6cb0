package io.truelift.statistics.planning;

/** Which results a planned test calls significant, and which of them count towards its power. */
public enum Sides {
    /** Only results in the direction of the planned effect. */
    ONE,
    /** Both directions, each with half of alpha; only the direction of the effect counts towards the power, as R does by default. */
    TWO,
    /** Both directions, and both count: {@code strict = TRUE} in R. Differs from {@link #TWO} only where the power is near alpha. */
    TWO_STRICT;

    /** Alpha in the direction of the effect. */
    double tail(double alpha) {
        return this == ONE ? alpha : alpha / 2;
    }
}
