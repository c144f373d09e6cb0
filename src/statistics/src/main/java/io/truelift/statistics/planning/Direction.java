package io.truelift.statistics.planning;

/** Where the smallest effect is looked for: a share of 5 % does not rise as it falls. */
public enum Direction {
    INCREASE(1),
    DECREASE(-1);

    private final int sign;

    Direction(int sign) {
        this.sign = sign;
    }

    int sign() {
        return sign;
    }
}
