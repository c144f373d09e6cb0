package io.truelift.platform.schedule;

import java.time.Instant;
import java.util.Optional;

/**
 * When a segment is worked out by itself.
 *
 * @param segment key of the segment
 * @param person account in whose name
 * @param every how often
 * @param hour at which hour of UTC, 0 to 23
 * @param nextAt when it is due next
 * @param ranAt when that was last tried
 * @param failure why the last try came to nothing; empty where it did not
 */
public record SegmentSchedule(
        String segment,
        String person,
        Frequency every,
        int hour,
        Instant nextAt,
        Optional<Instant> ranAt,
        String failure) {

    /** A new one, due for the first time after a moment. */
    public static SegmentSchedule after(Instant now, String segment, String person, Frequency every, int hour) {
        return new SegmentSchedule(segment, person, every, hour, every.next(now, hour), Optional.empty(), "");
    }
}
