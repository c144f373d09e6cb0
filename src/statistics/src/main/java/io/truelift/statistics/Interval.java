package io.truelift.statistics;

/**
 * A confidence interval. Bounds may be infinite where the data do not bound the quantity on that side.
 *
 * @param low lower bound, in the unit of the estimate
 * @param high upper bound, in the unit of the estimate
 * @param level confidence level, such as 0.95
 */
public record Interval(double low, double high, double level) {

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("Cannot make an interval from %s to %s".formatted(low, high));
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "Cannot use confidence level %s: it must lie between 0 and 1".formatted(level));
        }
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
