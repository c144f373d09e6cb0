package io.truelift.platform.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** How often. Hours and days are those of UTC. */
public enum Frequency {
    /** On the hour. */
    HOURLY,
    /** At an hour of each day. */
    DAILY,
    /** At an hour of each Monday. */
    WEEKLY;

    /**
     * The first time after a moment.
     *
     * @param hour 0 to 23, which an hourly schedule does not mind
     */
    Instant next(Instant after, int hour) {
        ZonedDateTime now = after.atZone(ZoneOffset.UTC);
        ZonedDateTime today = now.truncatedTo(ChronoUnit.DAYS).withHour(hour);
        return switch (this) {
            case HOURLY -> now.truncatedTo(ChronoUnit.HOURS).plusHours(1).toInstant();
            case DAILY -> (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
            case WEEKLY -> {
                ZonedDateTime monday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
                yield (monday.isAfter(now) ? monday : monday.plusWeeks(1)).toInstant();
            }
        };
    }
}
