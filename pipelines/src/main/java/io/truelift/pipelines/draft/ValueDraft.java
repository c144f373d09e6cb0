package io.truelift.pipelines.draft;

import io.truelift.governance.check.ValueCheck;
import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.pipelines.feed.Rejection;
import io.truelift.pipelines.land.ValueConverter;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/**
 * How a column of a table may take its value from a field.
 *
 * @param map other words for the field's; empty where they stay as they are
 * @param format how times are written; null for ISO 8601 and all that is no time
 * @param listSeparator what parts the items of a list; null where it is no list of text
 * @param agree lines of the sample whose value the contract takes so
 */
record ValueDraft(
        Map<String, String> map,
        @Nullable String format,
        @Nullable String listSeparator,
        long agree) {
    private static final String TIMESTAMP = "timestamp(6) with time zone";
    private static final double MOST = 0.9;
    private static final int MOST_WORDS = 50;
    private static final int LONG_ENOUGH = 5;
    private static final List<String> LIST_SEPARATORS = List.of(" > ", ">", " | ", "|", ";", ", ", ",");

    /** ISO 8601 with a time of day, of which a column of days takes the day. */
    private static final List<String> ISO_PATTERNS = List.of(
            "yyyy-MM-dd HH:mm:ss",
            "yyyy-MM-dd HH:mm",
            "yyyy-MM-dd'T'HH:mm:ss",
            "yyyy-MM-dd'T'HH:mm:ssX",
            "yyyy-MM-dd'T'HH:mm:ssXXX",
            "yyyy-MM-dd'T'HH:mm:ss.SSSX",
            "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");

    static ValueDraft of(FieldProfile field, ColumnContract column) {
        return switch (column.type()) {
            case TIMESTAMP -> time(field, column);
            case "date" -> day(field, column);
            case "boolean" -> truth(field, column);
            case "array(varchar)" -> list(field, column);
            default -> other(field, column);
        };
    }

    private static ValueDraft time(FieldProfile field, ColumnContract column) {
        TimeGuess time = field.type().time();
        return as(field, column, Map.of(), time == null ? null : time.format());
    }

    private static ValueDraft day(FieldProfile field, ColumnContract column) {
        ValueDraft draft = time(field, column);
        TimeGuess time = field.type().time();
        if (time != null && time.format() == null && !time.isDay()) {
            for (String pattern : ISO_PATTERNS) {
                ValueDraft other = as(field, column, Map.of(), pattern);
                draft = other.agree > draft.agree ? other : draft;
            }
        }
        return draft;
    }

    private static ValueDraft truth(FieldProfile field, ColumnContract column) {
        ValueDraft plain = as(field, column, Map.of(), null);
        if (plain.agree == field.sample().given()) {
            return plain;
        }
        return TypeGuess.truth(field.sample())
                .map(map -> as(field, column, map, null))
                .orElse(plain);
    }

    private static ValueDraft list(FieldProfile field, ColumnContract column) {
        ValueDraft plain = as(field, column, Map.of(), null);
        for (String separator : LIST_SEPARATORS) {
            if (field.sample().mostly(0.2, value -> value.contains(separator))) {
                return new ValueDraft(Map.of(), null, separator, plain.agree);
            }
        }
        return plain;
    }

    private static ValueDraft other(FieldProfile field, ColumnContract column) {
        ValueDraft plain = as(field, column, Map.of(), null);
        Optional<List<String>> allowed = allowed(column);
        if (allowed.isEmpty()
                || plain.agree >= MOST * field.sample().given()
                || field.sample().distinct() > MOST_WORDS) {
            return plain;
        }
        Map<String, String> map = new LinkedHashMap<>();
        for (String value : field.sample().values()) {
            nearest(value, allowed.get()).ifPresent(word -> map.put(value, word));
        }
        return map.isEmpty() ? plain : as(field, column, map, null);
    }

    /** The words that a column allows, where its contract lists them. */
    static Optional<List<String>> allowed(ColumnContract column) {
        return column.checks().stream()
                .filter(ValueCheck.OneOf.class::isInstance)
                .map(check -> ((ValueCheck.OneOf) check).values())
                .findFirst();
    }

    private static ValueDraft as(
            FieldProfile field, ColumnContract column, Map<String, String> map, @Nullable String format) {
        ValueConverter converter = new ValueConverter(ZoneOffset.UTC, "\u001f");
        long agree = field.sample().agreeing(value -> isTaken(converter, value, column, map, format));
        return new ValueDraft(map, format, null, agree);
    }

    private static boolean isTaken(
            ValueConverter converter,
            String value,
            ColumnContract column,
            Map<String, String> map,
            @Nullable String format) {
        if (!map.isEmpty() && !map.containsKey(value)) {
            return false;
        }
        try {
            converter.convert(map.getOrDefault(value, value), column, format);
            return true;
        } catch (Rejection e) {
            return false;
        }
    }

    /** The word that is written nearly so. */
    private static Optional<String> nearest(String value, List<String> words) {
        String plain = plain(value);
        Optional<String> same =
                words.stream().filter(word -> plain(word).equals(plain)).findFirst();
        if (same.isPresent() || plain.length() < LONG_ENOUGH) {
            return same;
        }
        List<String> near = new ArrayList<>(words.stream()
                .filter(word -> word.length() >= LONG_ENOUGH)
                .filter(word -> LevenshteinDistance.getDefaultInstance().apply(plain(word), plain) <= 2)
                .toList());
        return near.size() == 1 ? Optional.of(near.getFirst()) : Optional.empty();
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }
}
