package io.truelift.pipelines.feed;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days and timestamps by ISO 8601 as sources write them: a blank in place of the {@code T}, offsets as {@code +01:00},
 * {@code +0100}, {@code +01} or {@code Z}, and {@code UTC} or {@code GMT} behind a blank.
 */
public final class IsoTime {
    /** What a reason says of it. */
    public static final String IN_WORDS = "such as 2026-07-01, 2026-07-01T12:30:00Z or 2026-07-01 12:30:00+02:00";

    private static final Pattern WRITTEN = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})(?:[T ](\\d{2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?) ?(?:([Zz]|UTC|GMT)|([+-]\\d{2})(?::?(\\d{2}))?)?)?");
    private static final int DAY = 1;
    private static final int TIME = 2;
    private static final int UNIVERSAL = 3;
    private static final int HOURS = 4;
    private static final int MINUTES = 5;

    private IsoTime() {}

    /**
     * An {@link OffsetDateTime}, {@link LocalDateTime} or {@link LocalDate}.
     *
     * @throws DateTimeException where it is not written so
     */
    public static TemporalAccessor parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new DateTimeException("no ISO 8601");
        }
        LocalDate day = day(text);
        if (written.start(TIME) < 0) {
            return day;
        }
        LocalDateTime time = day.atTime(time(text, written.start(TIME), written.end(TIME)));
        if (written.start(UNIVERSAL) >= 0) {
            return time.atOffset(ZoneOffset.UTC);
        }
        if (written.start(HOURS) >= 0) {
            return time.atOffset(ZoneOffset.of(
                    written.group(HOURS) + ":" + (written.group(MINUTES) == null ? "00" : written.group(MINUTES))));
        }
        return time;
    }

    /** The expression has seen to it that digits stand where they should; formatters of the JDK take ten times as long. */
    private static LocalDate day(String text) {
        return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    }

    private static LocalTime time(String text, int start, int end) {
        int hour = number(text, start, start + 2);
        int minute = number(text, start + 3, start + 5);
        int second = end > start + 5 ? number(text, start + 6, start + 8) : 0;
        int nanos = 0;
        for (int i = start + 9; i < start + 18 && end > start + 8; i++) {
            nanos = nanos * 10 + (i < end ? text.charAt(i) - '0' : 0);
        }
        return LocalTime.of(hour, minute, second, nanos);
    }

    private static int number(String text, int start, int end) {
        return Integer.parseInt(text, start, end, 10);
    }
}
