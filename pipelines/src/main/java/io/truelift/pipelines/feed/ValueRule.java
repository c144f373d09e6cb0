package io.truelift.pipelines.feed;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a column gets its text from a line.
 *
 * @param text where the text comes from
 * @param map other words for it; null where it stays as it is
 * @param otherwise what becomes of a text that the map does not have
 * @param format pattern of a day or timestamp; null for ISO 8601
 * @param scale answers that the question allows, after mapping; null where the column is no answer
 * @param fallback what a line says that gives nothing; null where it says nothing
 * @param nullValues texts of the field that mean nothing was given, in place of those of the source; null where those hold
 */
public record ValueRule(
        Text text,
        @Nullable LinkedHashMap<String, String> map,
        Otherwise otherwise,
        @Nullable String format,
        @Nullable FeedAnswerScale scale,
        @Nullable String fallback,
        @Nullable LinkedHashSet<String> nullValues)
        implements Serializable {

    /** The same text for every line. */
    public static ValueRule constant(String text) {
        return new ValueRule(new Constant(text), null, Otherwise.REJECT, null, null, null, null);
    }

    /** What becomes of a text that the map does not have. */
    public enum Otherwise {
        KEEP,
        NULL,
        REJECT
    }

    /** Where text comes from. */
    public sealed interface Text extends Serializable {
        @Nullable
        String of(Line line);

        List<String> fields();
    }

    /** A field of the line. */
    public record Field(String name) implements Text {
        @Override
        public @Nullable String of(Line line) {
            return line.field(name);
        }

        @Override
        public List<String> fields() {
            return List.of(name);
        }
    }

    /** The same text for every line. */
    public record Constant(String value) implements Text {
        @Override
        public String of(Line line) {
            return value;
        }

        @Override
        public List<String> fields() {
            return List.of();
        }
    }

    /**
     * Text with {@code ${record}} for the line's name, {@code ${line}} for its number in the file and {@code ${Field}}
     * for a field; nothing where a field has nothing.
     */
    public record Template(ArrayList<Part> parts) implements Text {
        private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]+)}");
        private static final String RECORD = "record";
        private static final String LINE = "line";

        /**
         * A part of the text.
         *
         * @param text words as they are, or a name
         * @param isPlace whether it is the name of what stands there
         */
        private record Part(String text, boolean isPlace) implements Serializable {}

        /** @param template as it is declared */
        public Template(String template) {
            this(parts(template));
        }

        private static ArrayList<Part> parts(String template) {
            ArrayList<Part> parts = new ArrayList<>();
            Matcher place = PLACE.matcher(template);
            int end = 0;
            while (place.find()) {
                parts.add(new Part(template.substring(end, place.start()), false));
                parts.add(new Part(place.group(1), true));
                end = place.end();
            }
            parts.add(new Part(template.substring(end), false));
            return parts;
        }

        @Override
        public @Nullable String of(Line line) {
            StringBuilder text = new StringBuilder();
            for (Part part : parts) {
                String value = part.isPlace() ? value(part.text(), line) : part.text();
                if (value == null) {
                    return null;
                }
                text.append(value);
            }
            return text.toString();
        }

        private static @Nullable String value(String name, Line line) {
            return switch (name) {
                case RECORD -> Objects.requireNonNull(line.name(), "Cannot fill ${record}: the line has no name yet");
                case LINE -> Long.toString(line.number());
                default -> line.field(name);
            };
        }

        @Override
        public List<String> fields() {
            return parts.stream()
                    .filter(Part::isPlace)
                    .map(Part::text)
                    .filter(name -> !name.equals(LINE) && !name.equals(RECORD))
                    .toList();
        }
    }

    /** The exact product of numbers. */
    public record Product(ArrayList<String> fields) implements Text {
        @Override
        public @Nullable String of(Line line) {
            BigDecimal product = BigDecimal.ONE;
            for (String name : fields) {
                String value = line.field(name);
                if (value == null) {
                    return null;
                }
                try {
                    product = product.multiply(PlainNumber.of(value));
                } catch (NumberFormatException e) {
                    throw new Rejection(
                            "type",
                            name,
                            value,
                            "Cannot multiply by %s: it is not a number.".formatted(Rejection.shown(value)));
                }
            }
            return product.toPlainString();
        }
    }

    /** {@code true} where the field fits the expression, {@code false} where it does not. */
    public record Matches(String field, Pattern expression) implements Text {
        @Override
        public String of(Line line) {
            String value = line.field(field);
            return Boolean.toString(value != null && expression.matcher(value).matches());
        }

        @Override
        public List<String> fields() {
            return List.of(field);
        }
    }

    /** The text for a column; null where the line gives none. */
    public @Nullable String of(Line line, String column) {
        String mapped = mapped(text.of(line), column);
        if (mapped == null) {
            return fallback;
        }
        return scale == null ? mapped : scale.number(mapped, column);
    }

    private @Nullable String mapped(@Nullable String found, String column) {
        if (found == null || map == null) {
            return found;
        }
        String mapped = map.get(found);
        if (mapped != null) {
            return mapped;
        }
        return switch (otherwise) {
            case KEEP -> found;
            case NULL -> null;
            case REJECT ->
                throw new Rejection(
                        "mapping",
                        column,
                        found,
                        "Cannot use %s for %s: it is none of %s."
                                .formatted(Rejection.shown(found), column, map.keySet()));
        };
    }

    public List<String> fields() {
        return text.fields();
    }

    /** Fields of which the column keeps what they say; a test of a field, or words of the declaration's own, keep nothing of it. */
    List<String> keptFields() {
        boolean isReplaced = text instanceof Matches || (map != null && otherwise != Otherwise.KEEP);
        return isReplaced ? List.of() : text.fields();
    }
}
