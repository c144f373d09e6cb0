package io.truelift.pipelines.land;

import io.truelift.governance.check.ValueCheck;
import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.pipelines.feed.PlainNumber;
import io.truelift.pipelines.feed.Rejection;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart().appendLiteral('T').optionalEnd()
            .optionalStart().appendLiteral(' ').optionalEnd()
            .optionalStart().append(DateTimeFormatter.ISO_LOCAL_TIME).optionalEnd()
            .optionalStart().appendOffsetId().optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final int EARLIEST_YEAR = 1900;
    private static final int LATEST_YEAR = 2200;

    private final ZoneId zone;
    private final String listSeparator;
    private transient @Nullable Map<String, DateTimeFormatter> formatters;

    public ValueConverter(ZoneId zone, String listSeparator) {
        this.zone = zone;
        this.listSeparator = listSeparator;
    }

    /** The value, or null where there is no text and none is required. */
    public @Nullable Object convert(@Nullable String text, ColumnContract column, @Nullable String format) {
        Object value = text == null ? null : parse(text, column, format);
        for (ValueCheck check : column.checks()) {
            if (!check.holds(value)) {
                throw new Rejection(check.rule(), column.name(), text, text == null
                        ? "Cannot do without %s: the contract requires it.".formatted(column.name())
                        : "Cannot use %s for %s: it must be %s.".formatted(Rejection.shown(text), column.name(), check.inWords()));
            }
        }
        return value;
    }

    private Object parse(String text, ColumnContract column, @Nullable String format) {
        try {
            return switch (column.type()) {
                case "varchar" -> text;
                case "integer" -> Integer.parseInt(PlainNumber.checked(text));
                case "bigint" -> Long.parseLong(PlainNumber.checked(text));
                case "double" -> finite(Double.parseDouble(PlainNumber.checked(text)));
                case "boolean" -> truth(text.strip());
                case "date" -> day(text.strip(), format);
                case "timestamp(6) with time zone" -> instant(text.strip(), format);
                case "array(varchar)" -> list(text);
                default -> decimal(text, column);
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw new Rejection("type", column.name(), text,
                    "Cannot read %s as %s %s%s.".formatted(Rejection.shown(text), kind(column.type()), column.name(), format == null ? "" : ", written as " + format));
        }
    }

    private static double finite(double value) {
        if (Double.isInfinite(value) || Double.isNaN(value)) {
            throw new NumberFormatException();
        }
        return value;
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new NumberFormatException();
        };
    }

    private static Object decimal(String text, ColumnContract column) {
        Matcher type = DECIMAL_TYPE.matcher(column.type());
        if (!type.matches()) {
            throw new IllegalStateException("Cannot convert to type %s of %s".formatted(column.type(), column.name()));
        }
        int precision = Integer.parseInt(type.group(1));
        int scale = Integer.parseInt(type.group(2));
        BigDecimal value = PlainNumber.of(text);
        BigDecimal rounded = value.setScale(scale, RoundingMode.HALF_EVEN);
        if (rounded.compareTo(value) != 0) {
            throw new Rejection("scale", column.name(), text,
                    "Cannot keep %s in %s: it has more than %d decimals.".formatted(Rejection.shown(text), column.name(), scale));
        }
        if (rounded.precision() > precision) {
            throw new Rejection("precision", column.name(), text,
                    "Cannot keep %s in %s: it has more than %d digits.".formatted(Rejection.shown(text), column.name(), precision));
        }
        return rounded;
    }

    private LocalDate day(String text, @Nullable String format) {
        LocalDate day = format == null ? LocalDate.parse(text) : LocalDate.from(formatter(format).parse(text));
        checkYear(day.getYear());
        return day;
    }

    private Instant instant(String text, @Nullable String format) {
        DateTimeFormatter formatter = format == null ? ISO : formatter(format);
        TemporalAccessor parsed = formatter.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        Instant instant = switch (parsed) {
            case OffsetDateTime time -> time.toInstant();
            // Where clocks are put back the time occurs twice, and the first is meant; where they are put forward it is moved on by the gap.
            case LocalDateTime time -> time.atZone(zone).toInstant();
            case LocalDate date -> date.atStartOfDay(zone).toInstant();
            default -> throw new DateTimeException("no time");
        };
        checkYear(instant.atZone(ZoneOffset.UTC).getYear());
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    private static void checkYear(int year) {
        if (year < EARLIEST_YEAR || year > LATEST_YEAR) {
            throw new DateTimeException("year %d".formatted(year));
        }
    }

    private DateTimeFormatter formatter(String format) {
        if (formatters == null) {
            formatters = new HashMap<>();
        }
        return formatters.computeIfAbsent(format, ValueConverter::strict);
    }

    /** Strict, for a 30th of February is a mistake and not the 28th; a year without an era is one of ours. */
    private static DateTimeFormatter strict(String pattern) {
        return new DateTimeFormatterBuilder()
                .appendPattern(pattern)
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private List<String> list(String text) {
        return List.of(text.split(Pattern.quote(listSeparator)));
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
