package io.truelift.pipelines.draft;

import io.truelift.pipelines.feed.PlainNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Of what type a field is.
 *
 * @param kind the type
 * @param agree lines of the sample that are so
 * @param time how it writes times; null where it does not
 */
record TypeGuess(Kind kind, long agree, @Nullable TimeGuess time) {
    private static final double MOST = 0.95;
    private static final double HALF = 0.5;

    /** They stand in texts for nothing else; the first is how arrays are read. */
    private static final List<String> LIST_SEPARATORS = List.of("\u001f", " > ", " | ", "|");

    private static final Pattern COMMA = Pattern.compile("[+-]?(\\d+|\\d{1,3}([. ']\\d{3})+),\\d+");
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}([,' ]\\d{3})+(\\.\\d+)?");
    private static final Pattern MONEY =
            Pattern.compile("[+-]?\\p{Sc} ?[+-]?\\d[\\d.,']*|[+-]?\\d[\\d.,']* ?(\\p{Sc}|%)");
    private static final Pattern LEADING_ZERO = Pattern.compile("0\\d+");

    /** Words for yes and no, as exports write them. */
    private static final List<List<String>> TRUTHS = List.of(
            List.of("true", "false"),
            List.of("yes", "no"),
            List.of("y", "n"),
            List.of("t", "f"),
            List.of("1", "0"),
            List.of("on", "off"),
            List.of("ja", "nein"),
            List.of("oui", "non"),
            List.of("si", "no"));

    enum Kind {
        NOTHING("nothing in any line"),
        WHOLE("whole numbers"),
        DECIMAL("numbers"),
        COMMA_DECIMAL("numbers with a decimal comma"),
        GROUPED("numbers with separators between thousands"),
        MONEY("numbers with a sign of a currency or %"),
        TRUTH("yes or no"),
        TIME("times"),
        LIST("lists"),
        TEXT("texts");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /**
     * @param column what the sample says
     * @param isCalledTime whether the field is called as times are
     */
    static TypeGuess of(ColumnSample column, boolean isCalledTime) {
        long given = column.given();
        if (given == 0) {
            return new TypeGuess(Kind.NOTHING, 0, null);
        }
        for (String separator : LIST_SEPARATORS) {
            if (column.mostly(HALF, value -> value.contains(separator))) {
                return new TypeGuess(Kind.LIST, column.agreeing(value -> value.contains(separator)), null);
            }
        }
        if (truth(column).isPresent() && !isFigures(column)) {
            return new TypeGuess(Kind.TRUTH, given, null);
        }
        Optional<TimeGuess> time = TimeGuess.of(column, isCalledTime);
        if (time.isPresent()) {
            return new TypeGuess(Kind.TIME, time.get().agree(), time.get());
        }
        if (column.mostly(HALF, value -> LEADING_ZERO.matcher(value.strip()).matches())) {
            return new TypeGuess(Kind.TEXT, given, null);
        }
        TypeGuess best = new TypeGuess(Kind.TEXT, given, null);
        for (Map.Entry<Kind, Predicate<String>> kind : numbers().entrySet()) {
            long agree = column.agreeing(kind.getValue());
            if (agree >= MOST * given && (best.kind == Kind.TEXT || agree > best.agree)) {
                best = new TypeGuess(kind.getKey(), agree, null);
            }
        }
        return best;
    }

    private static Map<Kind, Predicate<String>> numbers() {
        Map<Kind, Predicate<String>> numbers = new LinkedHashMap<>();
        numbers.put(Kind.WHOLE, TypeGuess::isWhole);
        numbers.put(Kind.DECIMAL, TypeGuess::isNumber);
        numbers.put(
                Kind.GROUPED,
                value -> GROUPED.matcher(value.strip()).matches()
                        || isNumber(value) && !COMMA.matcher(value.strip()).matches());
        numbers.put(Kind.COMMA_DECIMAL, value -> COMMA.matcher(value.strip()).matches() || isWhole(value));
        numbers.put(Kind.MONEY, value -> MONEY.matcher(value.strip()).matches());
        return numbers;
    }

    /** Which words mean yes and which no, with what they mean; nothing where there are others. */
    static Optional<Map<String, String>> truth(ColumnSample column) {
        for (List<String> words : TRUTHS) {
            if (column.distinct() > 0
                    && column.counts().keySet().stream()
                            .allMatch(value -> words.contains(value.strip().toLowerCase(Locale.ROOT)))) {
                Map<String, String> map = new LinkedHashMap<>();
                column.counts()
                        .keySet()
                        .forEach(value -> map.put(
                                value,
                                Boolean.toString(words.indexOf(value.strip().toLowerCase(Locale.ROOT)) == 0)));
                return Optional.of(map);
            }
        }
        return Optional.empty();
    }

    boolean isNumber() {
        return kind == Kind.WHOLE || kind == Kind.DECIMAL;
    }

    boolean isTime() {
        return kind == Kind.TIME;
    }

    /** As a comment says it. */
    String inWords() {
        return time == null ? kind.words : time.inWords();
    }

    private static boolean isFigures(ColumnSample column) {
        return column.counts().keySet().stream().allMatch(TypeGuess::isWhole);
    }

    private static boolean isWhole(String value) {
        try {
            PlainNumber.whole(value);
            return true;
        } catch (NumberFormatException | ArithmeticException e) {
            return false;
        }
    }

    private static boolean isNumber(String value) {
        try {
            PlainNumber.of(value);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
