package io.truelift.pipelines.draft;

import io.truelift.pipelines.feed.IsoTime;
import io.truelift.pipelines.feed.TimeFormat;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a field writes days or times.
 *
 * @param format as a declaration names it; null for ISO 8601
 * @param isDay whether it has no time of day
 * @param hasOffset whether its times tell how far they are from UTC
 * @param agree lines of the sample that are written so
 * @param other the format of the other order of day and month, where the sample fits it as well; else null
 */
record TimeGuess(
        @Nullable String format,
        boolean isDay,
        boolean hasOffset,
        long agree,
        @Nullable String other) {
    private static final double MOST = 0.9;
    private static final int TRIED = 200;
    private static final int FIRST_TRIED = 5;
    private static final int EARLIEST = 1900;
    private static final int LATEST = 2200;
    private static final long SINCE = Instant.parse("1995-01-01T00:00:00Z").getEpochSecond();
    private static final long UNTIL = Instant.parse("2060-01-01T00:00:00Z").getEpochSecond();
    private static final Pattern MAY_BE_TIME = Pattern.compile("[\\p{L}\\d .,:/+'-]{6,45}");
    private static final Pattern NUMBER = Pattern.compile("\\d{9,17}(\\.\\d{1,9})?");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d*[.,]\\d+");
    private static final List<String> CLOCKS = List.of(
            "", " HH:mm", " HH:mm:ss", " HH:mm:ss.SSS", " H:mm", " H:mm:ss", " h:mm a", " h:mm:ss a", "'T'HH:mm:ss");
    private static final List<String> OTHERS = List.of(
            "yyyyMMdd",
            "yyyyMMddHHmm",
            "yyyyMMddHHmmss",
            "yyyy/MM/dd",
            "yyyy/MM/dd HH:mm",
            "yyyy/MM/dd HH:mm:ss",
            "yyyy.MM.dd",
            "yyyy.MM.dd HH:mm:ss",
            "yyyy-M-d",
            "yyyy/M/d",
            "yyyy-M-d H:mm:ss",
            "yyyy-MM-dd H:mm:ss",
            "d MMM yyyy",
            "dd MMM yyyy",
            "dd MMM yyyy HH:mm:ss",
            "dd-MMM-yyyy",
            "dd-MMM-yy",
            "d MMMM yyyy",
            "MMM d, yyyy",
            "MMMM d, yyyy",
            "MMM d, yyyy h:mm:ss a",
            "EEE, d MMM yyyy HH:mm:ss Z",
            "dd/MMM/yyyy:HH:mm:ss Z");

    /**
     * @param column what the sample says
     * @param isNamedSo whether the field is called as times are: numbers are taken for times only then
     */
    static Optional<TimeGuess> of(ColumnSample column, boolean isNamedSo) {
        if (!column.mostly(
                MOST,
                value -> MAY_BE_TIME.matcher(value.strip()).matches()
                        && value.chars().anyMatch(Character::isDigit))) {
            return Optional.empty();
        }
        return iso(column)
                .or(() -> isNamedSo ? sinceEpoch(column) : Optional.empty())
                .or(() -> pattern(column, isNamedSo));
    }

    /** As the guess says it in words. */
    String inWords() {
        String what = isDay ? "days" : hasOffset ? "times with their offset" : "times without an offset";
        return what + (format == null ? " by ISO 8601" : ", written as " + format);
    }

    /** Whether the sample fits both orders of day and month. */
    boolean isUndecided() {
        return other != null;
    }

    /** With day and month in the other order. */
    TimeGuess turned() {
        return new TimeGuess(other, isDay, hasOffset, agree, format);
    }

    /** Whether the day stands before the month; nothing where no figures tell. */
    Optional<Boolean> isDayFirst() {
        return format == null || !format.matches("[dM]{1,2}[/.-][dM]{1,2}[/.-].*")
                ? Optional.empty()
                : Optional.of(format.startsWith("d"));
    }

    private static Optional<TimeGuess> iso(ColumnSample column) {
        return guess(column, null, IsoTime::parse);
    }

    private static Optional<TimeGuess> sinceEpoch(ColumnSample column) {
        for (Map.Entry<String, Integer> unit : Map.of(
                        TimeFormat.EPOCH_SECONDS, 0, TimeFormat.EPOCH_MILLIS, 3, TimeFormat.EPOCH_MICROS, 6)
                .entrySet()) {
            long agree = column.agreeing(value -> isSince(value.strip(), unit.getValue()));
            if (agree >= MOST * column.given()) {
                return Optional.of(new TimeGuess(unit.getKey(), false, true, agree, null));
            }
        }
        return Optional.empty();
    }

    private static boolean isSince(String value, int decimals) {
        if (!NUMBER.matcher(value).matches()) {
            return false;
        }
        long seconds = new BigDecimal(value).movePointLeft(decimals).longValue();
        return seconds >= SINCE && seconds < UNTIL;
    }

    private static Optional<TimeGuess> pattern(ColumnSample column, boolean isNamedSo) {
        if (column.mostly(MOST, value -> DECIMAL.matcher(value.strip()).matches())) {
            return Optional.empty();
        }
        ColumnSample few = column.thinned(TRIED);
        ColumnSample fewest = column.thinned(FIRST_TRIED);
        String first = few.values().getFirst().strip();
        @Nullable TimeGuess best = null;
        for (String format : formats(first, isNamedSo)) {
            Function<String, TemporalAccessor> parser = TimeFormat.of(format)::parse;
            if (fewest.agreeing(value -> read(value.strip(), parser) != null) == 0
                    || guess(few, format, parser).isEmpty()) {
                continue;
            }
            Optional<TimeGuess> guess = guess(column, format, parser);
            if (guess.isPresent() && (best == null || guess.get().agree() > best.agree())) {
                best = guess.get();
            }
        }
        return Optional.ofNullable(best).map(guess -> undecided(guess, column));
    }

    private static TimeGuess undecided(TimeGuess guess, ColumnSample column) {
        if (guess.isDayFirst().isEmpty()) {
            return guess;
        }
        String format = String.valueOf(guess.format());
        String turned = format.replace('d', '#').replace('M', 'd').replace('#', 'M');
        return guess(column, turned, TimeFormat.of(turned)::parse)
                .filter(other -> other.agree() == guess.agree())
                .map(other -> new TimeGuess(format, guess.isDay(), guess.hasOffset(), guess.agree(), turned))
                .orElse(guess);
    }

    /** Formats that the value may have, those of two digits first: they say more. */
    private static List<String> formats(String value, boolean isNamedSo) {
        List<String> formats = new ArrayList<>();
        for (String separator : List.of("/", ".", "-")) {
            if (value.contains(separator)) {
                for (String year : List.of("yyyy", "yy")) {
                    for (String order : List.of("dd%sMM", "MM%sdd", "d%sM", "M%sd")) {
                        for (String clock : CLOCKS) {
                            formats.add(order.formatted(separator) + separator + year + clock);
                        }
                    }
                }
            }
        }
        boolean isNumber = value.chars().allMatch(Character::isDigit);
        OTHERS.stream()
                .filter(format -> !isNumber || isNamedSo || format.equals("yyyyMMdd"))
                .forEach(formats::add);
        return formats;
    }

    private static Optional<TimeGuess> guess(
            ColumnSample column, @Nullable String format, Function<String, TemporalAccessor> parser) {
        long agree = 0;
        long days = 0;
        long offsets = 0;
        for (Map.Entry<String, Long> entry : column.counts().entrySet()) {
            @Nullable TemporalAccessor read = read(entry.getKey().strip(), parser);
            if (read != null) {
                agree += entry.getValue();
                days += read instanceof LocalDate ? entry.getValue() : 0;
                offsets += read instanceof OffsetDateTime ? entry.getValue() : 0;
            }
        }
        return agree < MOST * column.given()
                ? Optional.empty()
                : Optional.of(new TimeGuess(format, days == agree, offsets == agree, agree, null));
    }

    private static @Nullable TemporalAccessor read(String value, Function<String, TemporalAccessor> parser) {
        try {
            TemporalAccessor read = parser.apply(value);
            int year =
                    read instanceof Instant time ? time.atZone(ZoneOffset.UTC).getYear() : read.get(ChronoField.YEAR);
            return year < EARLIEST || year > LATEST ? null : read;
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }
}
