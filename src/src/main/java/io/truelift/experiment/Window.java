package io.truelift.experiment;

/**
 * The days after an exposure in which an outcome counts.
 *
 * @param fromDay first day, 0 for the exposure itself
 * @param toDay day before which it ends, in whole days after the exposure
 */
public record Window(int fromDay, int toDay) {

    public Window {
        if (fromDay < 0 || toDay <= fromDay) {
            throw new IllegalArgumentException(
                    "Cannot use a window from day %d to day %d: it must start at 0 or later and end after it starts".formatted(fromDay, toDay));
        }
    }
}
