package io.truelift.webui.format;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates and times in words. */
@ApplicationScoped
@Named("times")
public class Times {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter WEEK = DateTimeFormatter.ofPattern("d MMM", Locale.UK);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.UK);

    /** Such as {@code 24 November 2026, 14:05 UTC}. */
    public String moment(Instant instant) {
        return MOMENT.format(instant);
    }

    /** Such as {@code 24 Nov 2026}. */
    public String day(Instant instant) {
        return DAY.format(instant);
    }

    /**
     * Such as {@code Nov 2026}.
     *
     * @param firstDay first day of the month as an ISO date
     */
    public String month(String firstDay) {
        return MONTH.format(YearMonth.from(LocalDate.parse(firstDay)));
    }

    /**
     * Such as {@code 23 Nov}, for the week that begins then.
     *
     * @param firstDay first day of the week as an ISO date
     */
    public String week(String firstDay) {
        return WEEK.format(LocalDate.parse(firstDay));
    }
}
