package io.truelift.governance.check;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What each value of a column must be: a word of the contract that can be carried out. Where there is no value, only
 * {@link Required} has something to say.
 */
public sealed interface ValueCheck extends Serializable {

    /** Its name in {@code governance.quarantine} and {@code governance.quality_result}. */
    String rule();

    /** Whether the value, as its table keeps it, is as it must be. */
    boolean holds(@Nullable Object value);

    /** What the value must be, to follow "it must be". */
    String inWords();

    /** There is a value. */
    record Required() implements ValueCheck {
        @Override
        public String rule() {
            return "required";
        }

        @Override
        public boolean holds(@Nullable Object value) {
            return value != null;
        }

        @Override
        public String inWords() {
            return "given";
        }
    }

    /** The number as it is. */
    private static BigDecimal exact(Number number) {
        return switch (number) {
            case BigDecimal decimal -> decimal;
            case Integer whole -> BigDecimal.valueOf(whole);
            case Long whole -> BigDecimal.valueOf(whole);
            default -> new BigDecimal(number.toString());
        };
    }

    /**
     * A number lies between bounds.
     *
     * @param minimum least value; absent where there is none
     * @param maximum greatest value; absent where there is none
     * @param isMinimumOut whether the least value itself is too low
     * @param isMaximumOut whether the greatest value itself is too high
     */
    record Range(@Nullable BigDecimal minimum, @Nullable BigDecimal maximum, boolean isMinimumOut, boolean isMaximumOut)
            implements ValueCheck {
        @Override
        public String rule() {
            return "range";
        }

        @Override
        public boolean holds(@Nullable Object value) {
            if (!(value instanceof Number number)) {
                return true;
            }
            if (!Double.isFinite(number.doubleValue())) {
                return false;
            }
            BigDecimal exact = exact(number);
            return (minimum == null || exact.compareTo(minimum) > (isMinimumOut ? 0 : -1))
                    && (maximum == null || exact.compareTo(maximum) < (isMaximumOut ? 0 : 1));
        }

        @Override
        public String inWords() {
            Optional<String> low = Optional.ofNullable(minimum)
                    .map(bound -> (isMinimumOut ? "more than " : "at least ") + bound.toPlainString());
            Optional<String> high = Optional.ofNullable(maximum)
                    .map(bound -> (isMaximumOut ? "less than " : "at most ") + bound.toPlainString());
            return String.join(
                    " and ", Stream.of(low, high).flatMap(Optional::stream).toList());
        }
    }

    /** A number is a multiple of a step. */
    record MultipleOf(BigDecimal step) implements ValueCheck {
        @Override
        public String rule() {
            return "multipleOf";
        }

        @Override
        public boolean holds(@Nullable Object value) {
            return !(value instanceof Number number)
                    || Double.isFinite(number.doubleValue())
                            && exact(number).remainder(step).signum() == 0;
        }

        @Override
        public String inWords() {
            return "a multiple of " + step.toPlainString();
        }
    }

    /** A value is one of a list. */
    record OneOf(List<String> values) implements ValueCheck {
        public OneOf {
            values = List.copyOf(values);
        }

        @Override
        public String rule() {
            return "validValues";
        }

        @Override
        public boolean holds(@Nullable Object value) {
            return value == null || values.contains(value.toString());
        }

        @Override
        public String inWords() {
            return "one of " + String.join(", ", values);
        }
    }

    /** A value is none of a list of those that say nothing, such as {@code N/A}. */
    record NoneOf(List<String> values) implements ValueCheck {
        public NoneOf {
            values = List.copyOf(values);
        }

        @Override
        public String rule() {
            return "missingValues";
        }

        @Override
        public boolean holds(@Nullable Object value) {
            return value == null || !values.contains(value.toString());
        }

        @Override
        public String inWords() {
            return "none of "
                    + String.join(
                            ", ",
                            values.stream()
                                    .map(value -> value.isEmpty() ? "an empty text" : value)
                                    .toList());
        }
    }

    /** A text is a code that a standard lists. */
    record CodeOf(CodeList list) implements ValueCheck {
        @Override
        public String rule() {
            return "validValues";
        }

        @Override
        public boolean holds(@Nullable Object value) {
            return value == null || list.has(value.toString());
        }

        @Override
        public String inWords() {
            return "a code of %s, such as %s".formatted(list.standard(), list.example());
        }
    }

    /** All of a text fits a regular expression. */
    record Fits(String pattern) implements ValueCheck {
        @Override
        public String rule() {
            return "pattern";
        }

        @Override
        public boolean holds(@Nullable Object value) {
            return value == null
                    || Compiled.of(pattern).matcher(value.toString()).matches();
        }

        @Override
        public String inWords() {
            return "written as " + pattern;
        }
    }

    /**
     * A text has a number of characters, as people count them (code points).
     *
     * @param least 0 where there may be none
     * @param most {@link Integer#MAX_VALUE} where any number may be
     */
    record Length(int least, int most) implements ValueCheck {
        @Override
        public String rule() {
            return "length";
        }

        @Override
        public boolean holds(@Nullable Object value) {
            return !(value instanceof CharSequence text)
                    || isWithin(text.toString().codePointCount(0, text.length()), least, most);
        }

        @Override
        public String inWords() {
            return counted(least, most, "character");
        }
    }

    /**
     * A list has a number of items.
     *
     * @param least 0 where there may be none
     * @param most {@link Integer#MAX_VALUE} where any number may be
     * @param isDistinct whether no item may stand twice
     */
    record Items(int least, int most, boolean isDistinct) implements ValueCheck {
        @Override
        public String rule() {
            return "items";
        }

        @Override
        public boolean holds(@Nullable Object value) {
            return !(value instanceof Collection<?> items)
                    || isWithin(items.size(), least, most)
                            && (!isDistinct || items.stream().distinct().count() == items.size());
        }

        @Override
        public String inWords() {
            return counted(least, most, "item") + (isDistinct ? ", no two alike" : "");
        }
    }

    private static boolean isWithin(int count, int least, int most) {
        return count >= least && count <= most;
    }

    private static String counted(int least, int most, String what) {
        if (least == most) {
            return "%d %ss long".formatted(least, what);
        }
        if (most == Integer.MAX_VALUE) {
            return "at least %d %s%s long".formatted(least, what, least == 1 ? "" : "s");
        }
        return least == 0
                ? "at most %d %s%s long".formatted(most, what, most == 1 ? "" : "s")
                : "%d to %d %ss long".formatted(least, most, what);
    }

    /** Patterns are compiled once; a check travels between workers as its text. */
    final class Compiled {
        private static final Map<String, Pattern> KNOWN = new ConcurrentHashMap<>();

        private Compiled() {}

        static Pattern of(String pattern) {
            return KNOWN.computeIfAbsent(pattern, Pattern::compile);
        }
    }
}
