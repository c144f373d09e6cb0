package io.truelift.governance.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.truelift.governance.check.TableCheck.RowCount;
import io.truelift.governance.check.TableCheck.Unique;
import io.truelift.governance.check.ValueCheck.NoneOf;
import io.truelift.governance.check.ValueCheck.OneOf;
import io.truelift.governance.check.ValueCheck.Required;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What rules under {@code quality}, of a column or of a table, ask for. */
final class QualityChecks {
    private static final List<String> COMPARISONS = List.of(
            "mustBe",
            "mustNotBe",
            "mustBeGreaterThan",
            "mustBeGreaterOrEqualTo",
            "mustBeLessThan",
            "mustBeLessOrEqualTo",
            "mustBeBetween",
            "mustNotBeBetween");
    private static final String NO_ROW = "Only that no row breaks it can be carried out: write mustBe: 0.";

    private final FoundChecks found;

    QualityChecks(FoundChecks found) {
        this.found = found;
    }

    /**
     * @param place of the rule in its list, from 0
     * @param column the column, an item of {@code properties}
     */
    void ofColumn(JsonNode rule, int place, JsonNode column) {
        Severity severity = severity(rule, place);
        if (SuiteChecks.concerns(rule)) {
            new SuiteChecks(found, severity, place).ofColumn(rule.path("implementation"), column);
            return;
        }
        if (isProse(rule, place)) {
            return;
        }
        String name = column.path("name").asText();
        switch (rule.path("metric").asText()) {
            case "nullValues" -> noRow(rule, place, severity, List.of(new Required()));
            case "missingValues" ->
                noRow(rule, place, severity, missing(rule.path("arguments").path("missingValues")));
            case "invalidValues" -> noRow(rule, place, severity, valid(rule.path("arguments"), place));
            case "duplicateValues" -> {
                if (isNoRow(rule, place)) {
                    found.add(severity, new Unique(List.of(name)));
                }
            }
            case "rowCount" ->
                found.refuse(
                        "rowCount is of a table and not of a column: put it under the table's quality",
                        "quality",
                        place,
                        "metric");
            default ->
                found.refuse(
                        "the metric %s is not carried out"
                                .formatted(rule.path("metric").asText()),
                        "quality",
                        place,
                        "metric");
        }
    }

    /** @param place of the rule in its list, from 0 */
    void ofTable(JsonNode rule, int place) {
        Severity severity = severity(rule, place);
        if (SuiteChecks.concerns(rule)) {
            new SuiteChecks(found, severity, place).ofTable(rule.path("implementation"));
            return;
        }
        if (isProse(rule, place)) {
            return;
        }
        switch (rule.path("metric").asText()) {
            case "rowCount" -> rowCount(rule, place, severity);
            case "duplicateValues" -> {
                List<String> columns = new ArrayList<>();
                rule.path("arguments").path("properties").forEach(column -> columns.add(column.asText()));
                if (columns.isEmpty()) {
                    found.refuse(
                            "duplicateValues of a table needs columns: write arguments: {properties: [order_id, line]}",
                            "quality",
                            place,
                            "metric");
                } else if (isNoRow(rule, place)) {
                    found.add(severity, new Unique(columns));
                }
            }
            default ->
                found.refuse(
                        "the metric %s of a table is not carried out: rowCount and duplicateValues are"
                                .formatted(rule.path("metric").asText()),
                        "quality",
                        place,
                        "metric");
        }
    }

    /** What a broken rule does; the standard leaves the words open and names these two, and {@code info}, as examples. */
    private Severity severity(JsonNode rule, int place) {
        if (!rule.has("severity")) {
            return Severity.ERROR;
        }
        String word = rule.path("severity").asText();
        return Severity.of(word).orElseGet(() -> {
            found.refuse(
                    "severity %s is not carried out: error stops a run, warning is published and told".formatted(word),
                    "quality",
                    place,
                    "severity");
            return Severity.ERROR;
        });
    }

    /** A rule in words is for people; one in SQL or of another tool is not for us, and says so. */
    private boolean isProse(JsonNode rule, int place) {
        String type = rule.path("type").asText("library");
        if (type.equals("text")) {
            return true;
        }
        if (!type.equals("library") || rule.has("query") || rule.has("implementation")) {
            found.refuse(
                    "a rule of type %s is not carried out: use type library with a metric, type custom with engine truelift, or type text where it is for people to read"
                            .formatted(type.equals("library") ? "sql" : type),
                    "quality",
                    place,
                    rule.has("type") ? "type" : rule.has("query") ? "query" : "implementation");
            return true;
        }
        if (!rule.has("metric")) {
            found.refuse("a rule without a metric is not carried out", "quality", place);
            return true;
        }
        return false;
    }

    private void noRow(JsonNode rule, int place, Severity severity, List<? extends ValueCheck> checks) {
        if (isNoRow(rule, place)) {
            checks.forEach(check -> found.add(severity, check));
        }
    }

    private boolean isNoRow(JsonNode rule, int place) {
        List<String> said = COMPARISONS.stream().filter(rule::has).toList();
        if (said.isEmpty()) {
            return true;
        }
        boolean none = said.size() == 1
                && switch (said.getFirst()) {
                    case "mustBe", "mustBeLessOrEqualTo" ->
                        rule.path(said.getFirst()).decimalValue().signum() == 0
                                && rule.path(said.getFirst()).isNumber();
                    case "mustBeLessThan" ->
                        rule.path("mustBeLessThan").isIntegralNumber()
                                && rule.path("mustBeLessThan").asLong() == 1
                                && !rule.path("unit").asText().equals("percent");
                    default -> false;
                };
        if (!none) {
            found.refuse(
                    "%s is not carried out for single rows. %s".formatted(said.getFirst(), NO_ROW),
                    "quality",
                    place,
                    said.getFirst());
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
            found.pattern(arguments.path("pattern").asText(), "quality", place, "arguments", "pattern")
                    .ifPresent(checks::add);
        }
        arguments.fieldNames().forEachRemaining(name -> {
            if (!Set.of("validValues", "pattern").contains(name)) {
                found.refuse(
                        "%s of invalidValues is not carried out: validValues and pattern are".formatted(name),
                        "quality",
                        place,
                        "arguments",
                        name);
            }
        });
        if (arguments.isEmpty()) {
            found.refuse("invalidValues needs arguments: validValues or pattern", "quality", place, "metric");
        }
        return checks;
    }

    private void rowCount(JsonNode rule, int place, Severity severity) {
        long least = 0;
        long most = Long.MAX_VALUE;
        List<String> said = COMPARISONS.stream().filter(rule::has).toList();
        for (String comparison : said) {
            JsonNode value = rule.path(comparison);
            if (!(value.isIntegralNumber()
                    || value.isArray()
                            && value.size() == 2
                            && value.path(0).isIntegralNumber()
                            && value.path(1).isIntegralNumber())) {
                found.refuse(
                        "%s of rowCount must be a whole number, or two for mustBeBetween".formatted(comparison),
                        "quality",
                        place,
                        comparison);
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
                    found.refuse(
                            "%s of rowCount is not carried out: say the least and the most".formatted(comparison),
                            "quality",
                            place,
                            comparison);
                    return;
                }
            }
        }
        if (said.isEmpty()) {
            found.refuse("rowCount says no number, such as mustBeGreaterThan: 0", "quality", place, "metric");
            return;
        }
        found.add(severity, new RowCount(least, most));
    }
}
