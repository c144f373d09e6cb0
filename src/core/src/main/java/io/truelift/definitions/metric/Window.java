package io.truelift.definitions.metric;

/**
 * The time after an exposure in which an outcome counts.
 *
 * @param fromHour first hour, 0 for the exposure itself
 * @param toHour hour before which it ends, in whole hours after the exposure
 */
public record Window(int fromHour, int toHour) {
    private static final int HOURS = 24;

    public Window {
        if (fromHour < 0 || toHour <= fromHour) {
            throw new IllegalArgumentException(
                    "Cannot use a window from %s to %s: it must start at 0 or later and end after it starts"
                            .formatted(inWords(fromHour), inWords(toHour)));
        }
    }

    /** Whole days of 24 hours. */
    public static Window ofDays(int fromDay, int toDay) {
        return new Window(Math.multiplyExact(fromDay, HOURS), Math.multiplyExact(toDay, HOURS));
    }

    /** The hour that halves it, to see whether an effect wears off. */
    public int halfHour() {
        return fromHour + (toHour - fromHour) / 2;
    }

    /** Such as "day 0 to 14". */
    public String inWords() {
        return "%s to %s"
                .formatted(
                        inWords(fromHour), toHour % HOURS == 0 ? Integer.toString(toHour / HOURS) : "hour " + toHour);
    }

    private static String inWords(int hour) {
        return hour % HOURS == 0 ? "day " + hour / HOURS : "hour " + hour;
    }
}
