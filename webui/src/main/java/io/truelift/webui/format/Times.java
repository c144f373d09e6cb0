package io.truelift.webui.format;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;

/** Dates and times in words, in the zone of the reader's browser: a script of every page keeps its name in a cookie. Without one, in UTC. */
@RequestScoped
@Named("times")
public class Times {
    private static final String COOKIE = "truelift-zone";
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm z", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);
    private static final DateTimeFormatter WEEK = DateTimeFormatter.ofPattern("d MMM", Locale.UK);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.UK);

    private final ZoneId zone;

    @Inject
    Times(HttpServletRequest request) {
        this(zone(request));
    }

    /** For readers in that zone. */
    public Times(ZoneId zone) {
        this.zone = zone;
    }

    private static ZoneId zone(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(cookie -> URLDecoder.decode(cookie.getValue(), StandardCharsets.UTF_8))
                .filter(ZoneId.getAvailableZoneIds()::contains)
                .findFirst()
                .map(ZoneId::of)
                .orElse(UTC);
    }

    /** The reader's zone. */
    public ZoneId zone() {
        return zone;
    }

    /** Such as {@code 24 November 2026, 14:05 UTC}. */
    public String moment(Instant instant) {
        return MOMENT.withZone(zone).format(instant);
    }

    /** Such as {@code 24 Nov 2026}. */
    public String day(Instant instant) {
        return DAY.withZone(zone).format(instant);
    }

    /** Such as {@code 24 Nov 2026}, of a day that is the same everywhere. */
    public String date(LocalDate day) {
        return DAY.format(day);
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
