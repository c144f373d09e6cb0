package io.truelift.governance.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.truelift.governance.check.TableCheck.RowCount;
import io.truelift.governance.check.TableCheck.Unique;
import io.truelift.governance.check.ValueCheck.CodeOf;
import io.truelift.governance.check.ValueCheck.Fits;
import io.truelift.governance.check.ValueCheck.Items;
import io.truelift.governance.check.ValueCheck.Length;
import io.truelift.governance.check.ValueCheck.MultipleOf;
import io.truelift.governance.check.ValueCheck.NoneOf;
import io.truelift.governance.check.ValueCheck.OneOf;
import io.truelift.governance.check.ValueCheck.Range;
import io.truelift.governance.check.ValueCheck.Required;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The checks that a contract asks for (Open Data Contract Standard v3.1: {@code required}, {@code unique},
 * {@code primaryKey}, {@code logicalTypeOptions}, {@code quality}). What it asks for and cannot be carried out is told.
 *
 * @param values of each value of a column
 * @param tables of the table
 * @param unusable what cannot be carried out
 */
public record ContractChecks(List<ValueCheck> values, List<TableCheck> tables, List<Unusable> unusable) {
    private static final Set<String> OPTIONS = Set.of(
            "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern", "minItems", "maxItems", "uniqueItems");
    private static final List<String> COMPARISONS = List.of(
            "mustBe", "mustNotBe", "mustBeGreaterThan", "mustBeGreaterOrEqualTo", "mustBeLessThan", "mustBeLessOrEqualTo", "mustBeBetween", "mustNotBeBetween");
    private static final String NO_ROW = "Only that no row breaks it can be carried out: write mustBe: 0.";

    public ContractChecks {
        values = List.copyOf(new LinkedHashSet<>(values));
        tables = List.copyOf(new LinkedHashSet<>(tables));
        unusable = List.copyOf(unusable);
    }

    /** Of a column: an item of {@code properties}. */
    public static ContractChecks ofColumn(JsonNode column) {
        Reader reader = new Reader();
        reader.column(column);
        return new ContractChecks(reader.values, reader.tables, reader.unusable);
    }

    /** Of a table: an item of {@code schema}, with the key that its columns make. */
    public static ContractChecks ofTable(JsonNode table) {
        Reader reader = new Reader();
        reader.table(table);
        return new ContractChecks(reader.values, reader.tables, reader.unusable);
    }

    private static final class Reader {
        private final List<ValueCheck> values = new ArrayList<>();
        private final List<TableCheck> tables = new ArrayList<>();
        private final List<Unusable> unusable = new ArrayList<>();

        void column(JsonNode column) {
            String name = column.path("name").asText();
            if (column.path("required").asBoolean(false)) {
                values.add(new Required());
            }
            if (column.path("unique").asBoolean(false)) {
                tables.add(new Unique(List.of(name)));
            }
            options(column.path("logicalTypeOptions"), column.path("logicalType").asText());
            codes(column.path("customProperties"));
            int place = 0;
            for (JsonNode rule : column.path("quality")) {
                ofColumn(rule, place++, name);
            }
        }

        void table(JsonNode table) {
            List<String> key = new ArrayList<>();
            table.path("properties").forEach(column -> {
                if (column.path("primaryKey").asBoolean(false)) {
                    key.add(column.path("name").asText());
                }
            });
            if (!key.isEmpty()) {
                tables.add(new Unique(key));
            }
            int place = 0;
            for (JsonNode rule : table.path("quality")) {
                ofTable(rule, place++);
            }
        }

        private void options(JsonNode options, String logical) {
            options.fieldNames().forEachRemaining(name -> {
                if (!OPTIONS.contains(name)) {
                    refuse("%s is not carried out. Of logicalTypeOptions these are: %s.".formatted(name, String.join(", ", OPTIONS.stream().sorted().toList())),
                            "logicalTypeOptions", name);
                }
            });
            BigDecimal low = number(options, "minimum");
            BigDecimal above = number(options, "exclusiveMinimum");
            BigDecimal high = number(options, "maximum");
            BigDecimal below = number(options, "exclusiveMaximum");
            if (low != null || high != null || above != null || below != null) {
                values.add(new Range(above == null ? low : above, below == null ? high : below, above != null, below != null));
            }
            Optional.ofNullable(number(options, "multipleOf")).ifPresent(step -> {
                if (step.signum() > 0) {
                    values.add(new MultipleOf(step));
                } else {
                    refuse("multipleOf must be above 0", "logicalTypeOptions", "multipleOf");
                }
            });
            if (options.has("pattern")) {
                pattern(options.path("pattern").asText(), "logicalTypeOptions", "pattern").ifPresent(values::add);
            }
            if (options.has("minLength") || options.has("maxLength")) {
                values.add(new Length(count(options, "minLength", 0), count(options, "maxLength", Integer.MAX_VALUE)));
            }
            if (options.has("minItems") || options.has("maxItems") || options.has("uniqueItems")) {
                values.add(new Items(count(options, "minItems", 0), count(options, "maxItems", Integer.MAX_VALUE), options.path("uniqueItems").asBoolean(false)));
            }
            misplaced(options, logical, Set.of("minLength", "maxLength", "pattern"), "string");
            misplaced(options, logical, Set.of("minItems", "maxItems", "uniqueItems"), "array");
        }

        private void misplaced(JsonNode options, String logical, Set<String> names, String of) {
            names.stream().sorted().filter(options::has).filter(name -> !logical.isEmpty() && !logical.equals(of))
                    .forEach(name -> refuse("%s is of columns of logicalType %s, and this one is %s".formatted(name, of, logical), "logicalTypeOptions", name));
        }

        private @Nullable BigDecimal number(JsonNode options, String name) {
            JsonNode value = options.path(name);
            if (value.isMissingNode()) {
                return null;
            }
            if (!value.isNumber()) {
                refuse("%s is %s and must be a number".formatted(name, value.asText()), "logicalTypeOptions", name);
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
                refuse("%s is %s and must be a whole number".formatted(name, value.asText()), "logicalTypeOptions", name);
                return otherwise;
            }
            return value.asInt();
        }

        private void codes(JsonNode properties) {
            int place = 0;
            for (JsonNode property : properties) {
                if (property.path("property").asText().equals("codes")) {
                    String word = property.path("value").asText();
                    int at = place;
                    CodeList.of(word).ifPresentOrElse(list -> values.add(new CodeOf(list)), () -> refuse("codes %s is none of %s"
                            .formatted(word, String.join(", ", Stream.of(CodeList.values()).map(CodeList::word).toList())), "customProperties", at, "value"));
                }
                place++;
            }
        }

        private void ofColumn(JsonNode rule, int place, String name) {
            if (isProse(rule, place)) {
                return;
            }
            switch (rule.path("metric").asText()) {
                case "nullValues" -> noRow(rule, place, List.of(new Required()));
                case "missingValues" -> noRow(rule, place, missing(rule.path("arguments").path("missingValues")));
                case "invalidValues" -> noRow(rule, place, valid(rule.path("arguments"), place));
                case "duplicateValues" -> {
                    if (isNoRow(rule, place)) {
                        tables.add(new Unique(List.of(name)));
                    }
                }
                case "rowCount" -> refuse("rowCount is of a table and not of a column: put it under the table's quality", "quality", place, "metric");
                default -> refuse("the metric %s is not carried out".formatted(rule.path("metric").asText()), "quality", place, "metric");
            }
        }

        private void ofTable(JsonNode rule, int place) {
            if (isProse(rule, place)) {
                return;
            }
            switch (rule.path("metric").asText()) {
                case "rowCount" -> rowCount(rule, place);
                case "duplicateValues" -> {
                    List<String> columns = new ArrayList<>();
                    rule.path("arguments").path("properties").forEach(column -> columns.add(column.asText()));
                    if (columns.isEmpty()) {
                        refuse("duplicateValues of a table needs columns: write arguments: {properties: [order_id, line]}", "quality", place, "metric");
                    } else if (isNoRow(rule, place)) {
                        tables.add(new Unique(columns));
                    }
                }
                default -> refuse("the metric %s of a table is not carried out: rowCount and duplicateValues are".formatted(rule.path("metric").asText()),
                        "quality", place, "metric");
            }
        }

        /** A rule in words is for people; one in SQL or of another tool is not for us, and says so. */
        private boolean isProse(JsonNode rule, int place) {
            String type = rule.path("type").asText("library");
            if (type.equals("text")) {
                return true;
            }
            if (!type.equals("library") || rule.has("query") || rule.has("implementation")) {
                refuse("a rule of type %s is not carried out: use type library with a metric, or type text where it is for people to read".formatted(
                        type.equals("library") ? "sql" : type), "quality", place, rule.has("type") ? "type" : rule.has("query") ? "query" : "implementation");
                return true;
            }
            if (!rule.has("metric")) {
                refuse("a rule without a metric is not carried out", "quality", place);
                return true;
            }
            return false;
        }

        private void noRow(JsonNode rule, int place, List<? extends ValueCheck> checks) {
            if (isNoRow(rule, place)) {
                values.addAll(checks);
            }
        }

        private boolean isNoRow(JsonNode rule, int place) {
            List<String> said = COMPARISONS.stream().filter(rule::has).toList();
            if (said.isEmpty()) {
                return true;
            }
            boolean none = said.size() == 1 && switch (said.getFirst()) {
                case "mustBe", "mustBeLessOrEqualTo" -> rule.path(said.getFirst()).decimalValue().signum() == 0 && rule.path(said.getFirst()).isNumber();
                case "mustBeLessThan" -> rule.path("mustBeLessThan").isIntegralNumber() && rule.path("mustBeLessThan").asLong() == 1 && !rule.path("unit").asText().equals("percent");
                default -> false;
            };
            if (!none) {
                refuse("%s is not carried out for single rows. %s".formatted(said.getFirst(), NO_ROW), "quality", place, said.getFirst());
            }
            return none;
        }

        private static List<ValueCheck> missing(JsonNode missing) {
            List<String> texts = new ArrayList<>();
            boolean[] isNull = {missing.isMissingNode()};
            missing.forEach(value -> {
                if (value.isNull()) {
                    isNull[0] = true;
                } else {
                    texts.add(value.asText());
                }
            });
            List<ValueCheck> checks = new ArrayList<>();
            if (isNull[0]) {
                checks.add(new Required());
            }
            if (!texts.isEmpty()) {
                checks.add(new NoneOf(texts));
            }
            return checks;
        }

        private List<ValueCheck> valid(JsonNode arguments, int place) {
            List<ValueCheck> checks = new ArrayList<>();
            List<String> listed = new ArrayList<>();
            arguments.path("validValues").forEach(value -> listed.add(value.asText()));
            if (!listed.isEmpty()) {
                checks.add(new OneOf(listed));
            }
            if (arguments.has("pattern")) {
                pattern(arguments.path("pattern").asText(), "quality", place, "arguments", "pattern").ifPresent(checks::add);
            }
            arguments.fieldNames().forEachRemaining(name -> {
                if (!Set.of("validValues", "pattern").contains(name)) {
                    refuse("%s of invalidValues is not carried out: validValues and pattern are".formatted(name), "quality", place, "arguments", name);
                }
            });
            if (arguments.isEmpty()) {
                refuse("invalidValues needs arguments: validValues or pattern", "quality", place, "metric");
            }
            return checks;
        }

        private Optional<ValueCheck> pattern(String pattern, Object... path) {
            try {
                Pattern.compile(pattern);
                return Optional.of(new Fits(pattern));
            } catch (PatternSyntaxException e) {
                refuse("the pattern %s is no regular expression: %s".formatted(pattern, e.getDescription()), path);
                return Optional.empty();
            }
        }

        private void rowCount(JsonNode rule, int place) {
            long least = 0;
            long most = Long.MAX_VALUE;
            List<String> said = COMPARISONS.stream().filter(rule::has).toList();
            for (String comparison : said) {
                JsonNode value = rule.path(comparison);
                if (!(value.isIntegralNumber() || value.isArray() && value.size() == 2 && value.path(0).isIntegralNumber() && value.path(1).isIntegralNumber())) {
                    refuse("%s of rowCount must be a whole number, or two for mustBeBetween".formatted(comparison), "quality", place, comparison);
                    return;
                }
                switch (comparison) {
                    case "mustBe" -> {
                        least = value.asLong();
                        most = value.asLong();
                    }
                    case "mustBeGreaterThan" -> least = value.asLong() + 1;
                    case "mustBeGreaterOrEqualTo" -> least = value.asLong();
                    case "mustBeLessThan" -> most = value.asLong() - 1;
                    case "mustBeLessOrEqualTo" -> most = value.asLong();
                    case "mustBeBetween" -> {
                        least = value.path(0).asLong();
                        most = value.path(1).asLong();
                    }
                    default -> {
                        refuse("%s of rowCount is not carried out: say the least and the most".formatted(comparison), "quality", place, comparison);
                        return;
                    }
                }
            }
            if (said.isEmpty()) {
                refuse("rowCount says no number, such as mustBeGreaterThan: 0", "quality", place, "metric");
                return;
            }
            tables.add(new RowCount(least, most));
        }

        private void refuse(String message, Object... path) {
            unusable.add(new Unusable(List.of(path), message));
        }
    }
}
