package io.truelift.pipelines.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a feed writes days and timestamps that are not ISO 8601: a pattern of {@link DateTimeFormatter}, or numbers since 1970. */
public sealed interface TimeFormat {
    /** Seconds since 1970 in UTC, with or without decimals. */
    String EPOCH_SECONDS = "epoch_seconds";
    /** Milliseconds since 1970 in UTC. */
    String EPOCH_MILLIS = "epoch_millis";
    /** Microseconds since 1970 in UTC. */
    String EPOCH_MICROS = "epoch_micros";

    /**
     * What a text says: an {@link Instant}, {@link OffsetDateTime}, {@link LocalDateTime} or {@link LocalDate}.
     *
     * @throws DateTimeException where it is not written so
     * @throws NumberFormatException where it is no number
     */
    TemporalAccessor parse(String text);

    /** @throws IllegalArgumentException where there is no such format */
    static TimeFormat of(String format) {
        return switch (format) {
            case EPOCH_SECONDS -> new SinceEpoch(0);
            case EPOCH_MILLIS -> new SinceEpoch(3);
            case EPOCH_MICROS -> new SinceEpoch(6);
            default -> new Pattern(strict(format));
        };
    }

    /**
     * Why a format cannot be used for a column: it is none, says no day, or loses what it reads, as {@code hh:mm} without
     * the half of the day does.
     *
     * @param type type of the column
     */
    static Optional<String> problem(String format, String type) {
        TimeFormat read;
        try {
            read = of(format);
        } catch (IllegalArgumentException e) {
            return Optional.of("cannot be read: %s. Use a pattern such as dd.MM.yyyy HH:mm:ss, or %s, %s, %s"
                    .formatted(e.getMessage(), EPOCH_SECONDS, EPOCH_MILLIS, EPOCH_MICROS));
        }
        return switch (type) {
            case "date", "timestamp(6) with time zone" ->
                read instanceof Pattern(DateTimeFormatter formatter)
                        ? Sample.problem(format, formatter)
                        : Optional.empty();
            default -> Optional.of("is for days and timestamps, and the column is %s".formatted(type));
        };
    }

    /** Strict, for a 30th of February is a mistake and not the 28th; a year without an era is one of ours. */
    private static DateTimeFormatter strict(String pattern) {
        return new DateTimeFormatterBuilder()
                .appendPattern(pattern)
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** A pattern. */
    record Pattern(DateTimeFormatter formatter) implements TimeFormat {
        @Override
        public TemporalAccessor parse(String text) {
            return formatter.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        }
    }

    /**
     * Numbers since 1970.
     *
     * @param decimals places that the unit is behind the second
     */
    record SinceEpoch(int decimals) implements TimeFormat {
        private static final int MICROS = 6;

        @Override
        public TemporalAccessor parse(String text) {
            long micros = PlainNumber.of(text)
                    .movePointRight(MICROS - decimals)
                    .toBigInteger()
                    .longValueExact();
            return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        }
    }

    /** A moment whose parts all differ, written and read back. */
    final class Sample {
        /** In the afternoon, and in a week that belongs to the next year. */
        private static final LocalDateTime MOMENT = LocalDateTime.of(2024, 12, 30, 17, 45, 56, 123_456_000);

        private static final List<ChronoUnit> UNITS =
                List.of(ChronoUnit.MICROS, ChronoUnit.MILLIS, ChronoUnit.SECONDS, ChronoUnit.MINUTES, ChronoUnit.HOURS);

        private Sample() {}

        static Optional<String> problem(String format, DateTimeFormatter formatter) {
            try {
                String written = formatter.format(MOMENT.atZone(ZoneId.of("Europe/Berlin")));
                TemporalAccessor read = new Pattern(formatter).parse(written);
                return isKept(format, read) ? Optional.empty() : Optional.of(loses(written));
            } catch (DateTimeException e) {
                return Optional.of(
                        "says no day that can be told (mm is the minute, MM the month; YYYY the year of a week, yyyy that of a day)");
            }
        }

        private static String loses(String written) {
            return "loses the time of day: 17:45:56 is written as %s and read back as another (hh is the hour of half a day and needs a; the hour of the day is HH)"
                    .formatted(written);
        }

        private static boolean isKept(String format, TemporalAccessor read) {
            return switch (read) {
                case OffsetDateTime time -> isTruncated(time.toLocalDateTime());
                case LocalDateTime time -> isTruncated(time);
                case LocalDate day ->
                    day.equals(MOMENT.toLocalDate())
                            && format.replaceAll("'[^']*'", "")
                                    .chars()
                                    .noneMatch(letter -> "HhKkmsSAaNn".indexOf(letter) >= 0);
                default -> false;
            };
        }

        private static boolean isTruncated(LocalDateTime time) {
            return UNITS.stream().anyMatch(unit -> time.equals(MOMENT.truncatedTo(unit)));
        }
    }
}
