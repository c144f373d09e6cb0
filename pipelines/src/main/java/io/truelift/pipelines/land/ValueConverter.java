package io.truelift.pipelines.land;

import io.truelift.governance.check.ValueCheck;
import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.pipelines.feed.IsoTime;
import io.truelift.pipelines.feed.PlainNumber;
import io.truelift.pipelines.feed.Rejection;
import io.truelift.pipelines.feed.TimeFormat;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text of a feed as a value of its column, checked against the contract. Numbers are written with a point and without
 * separators; days and timestamps are ISO 8601 unless the feed declares a pattern. Nothing is guessed: what does not
 * fit is rejected.
 */
public final class ValueConverter implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Pattern DECIMAL_TYPE = Pattern.compile("decimal\\((\\d+),\\s*(\\d+)\\)");
    private static final Map<String, DecimalType> DECIMALS = new ConcurrentHashMap<>();
    private static final int EARLIEST_YEAR = 1900;
    private static final int LATEST_YEAR = 2200;
    private static final Instant EARLIEST =
            Year.of(EARLIEST_YEAR).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final Instant LATEST =
            Year.of(LATEST_YEAR + 1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();

    private final ZoneId zone;
    private final String listSeparator;
    private transient @Nullable Map<String, TimeFormat> formats;

    public ValueConverter(ZoneId zone, String listSeparator) {
        this.zone = zone;
        this.listSeparator = listSeparator;
    }

    /** The value, or null where there is no text and none is required. */
    public @Nullable Object convert(@Nullable String text, ColumnContract column, @Nullable String format) {
        Object value = text == null ? null : parse(text, column, format);
        for (ValueCheck check : column.checks()) {
            if (!check.holds(value)) {
                throw new Rejection(
                        check.rule(),
                        column.name(),
                        text,
                        text == null
                                ? "Cannot do without %s: the contract requires it.".formatted(column.name())
                                : "Cannot use %s for %s: it must be %s."
                                        .formatted(Rejection.shown(text), column.name(), check.inWords()));
            }
        }
        return value;
    }

    private Object parse(String text, ColumnContract column, @Nullable String format) {
        try {
            return switch (column.type()) {
                case "varchar" -> printable(text, column);
                case "integer" -> Math.toIntExact(PlainNumber.whole(text));
                case "bigint" -> PlainNumber.whole(text);
                case "double" -> finite(Double.parseDouble(PlainNumber.checked(text)));
                case "boolean" -> truth(text.strip());
                case "date" -> day(text.strip(), format);
                case "timestamp(6) with time zone" -> instant(text.strip(), format);
                case "array(varchar)" -> list(printable(text, column));
                default -> decimal(text, column);
            };
        } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
            throw new Rejection(
                    "type",
                    column.name(),
                    text,
                    "Cannot read %s as %s %s%s."
                            .formatted(
                                    Rejection.shown(text),
                                    kind(column.type()),
                                    column.name(),
                                    written(column.type(), format)));
        }
    }

    /** Databases and documents have no character for U+0000; a report over it could not be kept. */
    private static String printable(String text, ColumnContract column) {
        if (text.indexOf('\0') >= 0) {
            throw new Rejection(
                    "type",
                    column.name(),
                    text.replace('\0', '\uFFFD'),
                    "Cannot keep the text of %s: it holds the character U+0000. Deliver it without."
                            .formatted(column.name()));
        }
        return text;
    }

    private static double finite(double value) {
        if (Double.isInfinite(value) || Double.isNaN(value)) {
            throw new NumberFormatException();
        }
        return value;
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> throw new NumberFormatException();
        };
    }

    /** @param precision digits in all, and behind the point */
    private record DecimalType(int precision, int scale) {
        static DecimalType of(String type) {
            Matcher parts = DECIMAL_TYPE.matcher(type);
            if (!parts.matches()) {
                throw new IllegalStateException("Cannot convert to type %s".formatted(type));
            }
            return new DecimalType(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
        }
    }

    private static Object decimal(String text, ColumnContract column) {
        DecimalType type = DECIMALS.computeIfAbsent(column.type(), DecimalType::of);
        int precision = type.precision();
        int scale = type.scale();
        BigDecimal value = PlainNumber.of(text);
        BigDecimal rounded = value.setScale(scale, RoundingMode.HALF_EVEN);
        if (rounded.compareTo(value) != 0) {
            throw new Rejection(
                    "scale",
                    column.name(),
                    text,
                    "Cannot keep %s in %s: it has more than %d decimals."
                            .formatted(Rejection.shown(text), column.name(), scale));
        }
        if (rounded.precision() > precision) {
            throw new Rejection(
                    "precision",
                    column.name(),
                    text,
                    "Cannot keep %s in %s: it has more than %d digits."
                            .formatted(Rejection.shown(text), column.name(), precision));
        }
        return rounded;
    }

    private LocalDate day(String text, @Nullable String format) {
        LocalDate day =
                switch (format == null ? LocalDate.parse(text) : format(format).parse(text)) {
                    case LocalDate date -> date;
                    case Instant time -> LocalDate.ofInstant(time, zone);
                    case TemporalAccessor time -> LocalDate.from(time);
                };
        checkYear(day.getYear());
        return day;
    }

    private Instant instant(String text, @Nullable String format) {
        Instant instant =
                switch (format == null ? IsoTime.parse(text) : format(format).parse(text)) {
                    case Instant time -> time;
                    case OffsetDateTime time -> time.toInstant();
                    // Where clocks are put back the time occurs twice, and the first is meant; where they are put
                    // forward it is moved on by the gap.
                    case LocalDateTime time -> time.atZone(zone).toInstant();
                    case LocalDate date -> date.atStartOfDay(zone).toInstant();
                    case TemporalAccessor other -> throw new DateTimeException("no time");
                };
        if (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)) {
            throw new DateTimeException(
                    "year %d".formatted(instant.atZone(ZoneOffset.UTC).getYear()));
        }
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    private static void checkYear(int year) {
        if (year < EARLIEST_YEAR || year > LATEST_YEAR) {
            throw new DateTimeException("year %d".formatted(year));
        }
    }

    private TimeFormat format(String format) {
        if (formats == null) {
            formats = new HashMap<>();
        }
        return formats.computeIfAbsent(format, TimeFormat::of);
    }

    private List<String> list(String text) {
        return List.of(text.split(Pattern.quote(listSeparator)));
    }

    /** How it has to be written, and what to declare where it is not. */
    private static String written(String type, @Nullable String format) {
        if (format != null) {
            return ", written as " + format;
        }
        return switch (type) {
            case "boolean" -> "; it is true or false, or declare what it means: map: {Y: \"true\", N: \"false\"}";
            case "timestamp(6) with time zone" ->
                "; it is one of ISO 8601, %s, or declare its format".formatted(IsoTime.IN_WORDS);
            case "date" -> "; it is one of ISO 8601, such as 2026-07-01, or declare its format";
            default -> "";
        };
    }

    private static String kind(String type) {
        return switch (type) {
            case "integer", "bigint" -> "the whole number";
            case "boolean" -> "the true or false";
            case "date" -> "the day";
            case "timestamp(6) with time zone" -> "the time";
            default -> "the number";
        };
    }
}
