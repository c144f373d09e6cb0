package io.truelift.analysis.unfiltered;

/**
 * How many people who did not agree are told of: whole tens, and nobody where there are fewer than ten. Somebody who writes
 * conditions until one fits a single person, or all but one, learns nothing of that person from the count.
 */
public final class CoarseCount {
    private static final long STEP = 10;

    private CoarseCount() {}

    /** @param people an exact number */
    public static long of(long people) {
        return Math.max(0, people) / STEP * STEP;
    }
}
