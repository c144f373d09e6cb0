package io.truelift.analysis.calculator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.statistics.UsualAlpha;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The fields of a JSON object, taken one by one with their types; what nobody took is a mistake. */
final class Fields {

    /** Sizes beyond which a sum of squares or its square root leaves the range of a double. */
    private static final BigDecimal LARGEST = new BigDecimal("1e200");

    private static final BigDecimal SMALLEST = new BigDecimal("1e-200");
    private static final BigDecimal MOST_UNITS = new BigDecimal("1e15");
    private static final int MOST_DIGITS = 500;

    private final String path;
    private final ObjectNode node;
    private final Set<String> known = new LinkedHashSet<>();
    private final Map<String, Fields> inner = new LinkedHashMap<>();

    Fields(String path, ObjectNode node) {
        this.path = path;
        this.node = node;
    }

    boolean has(String name) {
        known.add(name);
        return node.has(name);
    }

    boolean isObject(String name) {
        known.add(name);
        return node.path(name).isObject();
    }

    /** The same fields each time that it is asked for. */
    Fields object(String name) {
        Fields before = inner.get(name);
        if (before != null) {
            return before;
        }
        JsonNode value = required(name, "an object");
        if (!(value instanceof ObjectNode object)) {
            throw wrong(name, "an object", value);
        }
        Fields fields = new Fields(full(name) + ".", object);
        inner.put(name, fields);
        return fields;
    }

    /** A number, exactly as it is written. */
    BigDecimal decimal(String name) {
        return decimal(name, required(name, "a number"));
    }

    double number(String name) {
        return decimal(name).doubleValue();
    }

    Optional<Double> optionalNumber(String name) {
        return has(name) ? Optional.of(number(name)) : Optional.empty();
    }

    /** A number of units. */
    long count(String name) {
        return count(name, required(name, "a whole number"));
    }

    List<Long> counts(String name) {
        List<Long> counts = new ArrayList<>();
        elements(name).forEachRemaining(element -> counts.add(count("%s[%d]".formatted(name, counts.size()), element)));
        return counts;
    }

    List<Double> numbers(String name) {
        List<Double> numbers = new ArrayList<>();
        elements(name)
                .forEachRemaining(element -> numbers.add(decimal("%s[%d]".formatted(name, numbers.size()), element)
                        .doubleValue()));
        return numbers;
    }

    /** Numbers, exactly as they are written. */
    List<BigDecimal> decimals(String name) {
        List<BigDecimal> numbers = new ArrayList<>();
        elements(name)
                .forEachRemaining(element -> numbers.add(decimal("%s[%d]".formatted(name, numbers.size()), element)));
        return numbers;
    }

    /** A list of objects, each with the fields that are asked of it. */
    List<Fields> objects(String name) {
        JsonNode value = required(name, "a list of objects");
        if (!(value instanceof ArrayNode array) || array.isEmpty()) {
            throw wrong(name, "a list of objects", value);
        }
        List<Fields> objects = new ArrayList<>();
        for (JsonNode element : array) {
            String place = "%s[%d]".formatted(name, objects.size());
            if (!(element instanceof ObjectNode object)) {
                throw wrong(place, "an object", element);
            }
            Fields fields = new Fields(full(place) + ".", object);
            inner.put(place, fields);
            objects.add(fields);
        }
        return objects;
    }

    private Iterator<JsonNode> elements(String name) {
        JsonNode value = required(name, "a list of numbers");
        if (!(value instanceof ArrayNode array)) {
            throw wrong(name, "a list of numbers, such as [1, 2]", value);
        }
        return array.elements();
    }

    /** @param allowed what the word may be, for the message */
    String word(String name, String allowed) {
        String expected = "one of %s".formatted(allowed);
        JsonNode value = required(name, expected);
        if (!value.isTextual()) {
            throw wrong(name, expected, value);
        }
        return value.textValue();
    }

    /** One of the words, which are the constants' names in small letters; the fallback where the field is absent. */
    <E extends Enum<E>> E choice(String name, E fallback) {
        if (!has(name)) {
            return fallback;
        }
        E[] constants = fallback.getDeclaringClass().getEnumConstants();
        String allowed = Arrays.stream(constants).map(Fields::word).collect(Collectors.joining(", "));
        String chosen = word(name, allowed);
        return Arrays.stream(constants)
                .filter(constant -> word(constant).equals(chosen))
                .findFirst()
                .orElseThrow(() -> wrong(name, "one of %s".formatted(allowed), node.get(name)));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** False where it is absent. */
    boolean flag(String name) {
        if (!has(name)) {
            return false;
        }
        if (!node.get(name).isBoolean()) {
            throw wrong(name, "true or false");
        }
        return node.get(name).booleanValue();
    }

    /** Significance level; the usual one where it is absent. */
    double alpha() {
        if (!has("alpha")) {
            return UsualAlpha.VALUE;
        }
        return between("alpha", 0, 1);
    }

    /** A number strictly between the two. */
    double between(String name, double low, double high) {
        double value = number(name);
        if (!(value > low && value < high)) {
            throw wrong(name, "a number between %s and %s".formatted(plain(low), plain(high)), node.get(name));
        }
        return value;
    }

    double positive(String name) {
        double value = number(name);
        if (!(value > 0)) {
            throw wrong(name, "a number above 0", node.get(name));
        }
        return value;
    }

    double notNegative(String name) {
        double value = number(name);
        if (!(value >= 0)) {
            throw wrong(name, "a number that is not negative", node.get(name));
        }
        return value;
    }

    /** @throws CalculationException if a field is left that no one asked for, here or further in */
    void requireNothingElse() {
        inner.values().forEach(Fields::requireNothingElse);
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new CalculationException("Unknown field %s. Allowed here: %s."
                        .formatted(shortened(full(name)), String.join(", ", known)));
            }
        });
    }

    CalculationException wrong(String name, String allowed) {
        return wrong(name, allowed, node.path(name));
    }

    private CalculationException wrong(String name, String allowed, JsonNode value) {
        return new CalculationException(
                "%s must be %s, not %s.".formatted(full(name), allowed, shortened(value.toString())));
    }

    private JsonNode required(String name, String what) {
        known.add(name);
        JsonNode value = node.get(name);
        if (value == null) {
            throw new CalculationException("Missing field %s: %s.%s".formatted(full(name), what, similar(name)));
        }
        return value;
    }

    /** Helps with a typo: names the fields that are there and that this question does not know yet. */
    private String similar(String name) {
        List<String> others = new ArrayList<>();
        node.fieldNames().forEachRemaining(other -> {
            if (!known.contains(other) && (other.equalsIgnoreCase(name) || distance(other, name) <= 2)) {
                others.add(shortened(other));
            }
        });
        return others.isEmpty() ? "" : " There is %s.".formatted(String.join(", ", others));
    }

    private static int distance(String one, String other) {
        return Math.abs(one.length() - other.length()) > 2
                ? 3
                : LevenshteinDistance.getDefaultInstance().apply(one, other);
    }

    private BigDecimal decimal(String name, JsonNode value) {
        if (!value.isNumber() || value.isDouble()) {
            throw wrong(name, "a finite number", value);
        }
        BigDecimal number = value.decimalValue();
        if (number.precision() > MOST_DIGITS) {
            throw new CalculationException(
                    "%s must have at most %d digits, not %d.".formatted(full(name), MOST_DIGITS, number.precision()));
        }
        if (number.signum() != 0
                && (number.abs().compareTo(LARGEST) > 0 || number.abs().compareTo(SMALLEST) < 0)) {
            throw wrong(name, "zero or of a size between 1e-200 and 1e200", value);
        }
        // A zero may be written with an exponent that no sum could take.
        return number.signum() == 0 ? BigDecimal.ZERO : number;
    }

    private long count(String name, JsonNode value) {
        BigDecimal number = decimal(name, value);
        if (number.signum() < 0
                || number.compareTo(MOST_UNITS) > 0
                || number.stripTrailingZeros().scale() > 0) {
            throw wrong(name, "a whole number from 0 to 1e15", value);
        }
        return number.longValueExact();
    }

    private String full(String name) {
        return path + name;
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
