package io.truelift.governance.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.truelift.governance.check.ValueCheck.Items;
import io.truelift.governance.check.ValueCheck.Length;
import io.truelift.governance.check.ValueCheck.MultipleOf;
import io.truelift.governance.check.ValueCheck.Range;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code logicalTypeOptions} of a column ask for. */
final class OptionChecks {
    private static final Set<String> OPTIONS = Set.of(
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "pattern",
            "minItems",
            "maxItems",
            "uniqueItems");

    private final FoundChecks found;

    OptionChecks(FoundChecks found) {
        this.found = found;
    }

    /** @param logical the column's {@code logicalType} */
    void read(JsonNode options, String logical) {
        options.fieldNames().forEachRemaining(name -> {
            if (!OPTIONS.contains(name)) {
                found.refuse(
                        "%s is not carried out. Of logicalTypeOptions these are: %s."
                                .formatted(
                                        name,
                                        String.join(
                                                ", ", OPTIONS.stream().sorted().toList())),
                        "logicalTypeOptions",
                        name);
            }
        });
        BigDecimal low = number(options, "minimum");
        BigDecimal above = number(options, "exclusiveMinimum");
        BigDecimal high = number(options, "maximum");
        BigDecimal below = number(options, "exclusiveMaximum");
        if (low != null || high != null || above != null || below != null) {
            found.values.add(
                    new Range(above == null ? low : above, below == null ? high : below, above != null, below != null));
        }
        Optional.ofNullable(number(options, "multipleOf")).ifPresent(step -> {
            if (step.signum() > 0) {
                found.values.add(new MultipleOf(step));
            } else {
                found.refuse("multipleOf must be above 0", "logicalTypeOptions", "multipleOf");
            }
        });
        if (options.has("pattern")) {
            found.pattern(options.path("pattern").asText(), "logicalTypeOptions", "pattern")
                    .ifPresent(found.values::add);
        }
        if (options.has("minLength") || options.has("maxLength")) {
            found.values.add(
                    new Length(count(options, "minLength", 0), count(options, "maxLength", Integer.MAX_VALUE)));
        }
        if (options.has("minItems") || options.has("maxItems") || options.has("uniqueItems")) {
            found.values.add(new Items(
                    count(options, "minItems", 0),
                    count(options, "maxItems", Integer.MAX_VALUE),
                    options.path("uniqueItems").asBoolean(false)));
        }
        misplaced(options, logical, Set.of("minLength", "maxLength", "pattern"), "string");
        misplaced(options, logical, Set.of("minItems", "maxItems", "uniqueItems"), "array");
    }

    private void misplaced(JsonNode options, String logical, Set<String> names, String of) {
        names.stream()
                .sorted()
                .filter(options::has)
                .filter(name -> !logical.isEmpty() && !logical.equals(of))
                .forEach(name -> found.refuse(
                        "%s is of columns of logicalType %s, and this one is %s".formatted(name, of, logical),
                        "logicalTypeOptions",
                        name));
    }

    private @Nullable BigDecimal number(JsonNode options, String name) {
        JsonNode value = options.path(name);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isNumber()) {
            found.refuse("%s is %s and must be a number".formatted(name, value.asText()), "logicalTypeOptions", name);
            return null;
        }
        return value.decimalValue();
    }

    private int count(JsonNode options, String name, int otherwise) {
        JsonNode value = options.path(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.asInt() < 0) {
            found.refuse(
                    "%s is %s and must be a whole number".formatted(name, value.asText()), "logicalTypeOptions", name);
            return otherwise;
        }
        return value.asInt();
    }
}
