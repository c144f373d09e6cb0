package io.truelift.governance.dictionary;

import io.truelift.governance.check.ContractChecks;
import io.truelift.governance.check.Unusable;
import io.truelift.platform.yaml.YamlPlaces.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The structure of a contract: fields and closed sets of words of the Open Data Contract Standard v3.1. */
final class OdcsFields {
    private static final Set<String> CONTRACT = Set.of(
            "apiVersion",
            "kind",
            "id",
            "name",
            "version",
            "status",
            "tenant",
            "tags",
            "domain",
            "dataProduct",
            "authoritativeDefinitions",
            "description",
            "schema",
            "support",
            "price",
            "team",
            "roles",
            "slaDefaultElement",
            "slaProperties",
            "servers",
            "customProperties",
            "contractCreatedTs");
    private static final Set<String> TABLE = Set.of(
            "id",
            "name",
            "logicalType",
            "physicalName",
            "physicalType",
            "description",
            "businessName",
            "dataGranularityDescription",
            "authoritativeDefinitions",
            "tags",
            "customProperties",
            "quality",
            "relationships",
            "properties");
    private static final Set<String> COLUMN = Set.of(
            "id",
            "name",
            "logicalType",
            "logicalTypeOptions",
            "physicalName",
            "physicalType",
            "description",
            "businessName",
            "authoritativeDefinitions",
            "tags",
            "customProperties",
            "quality",
            "relationships",
            "primaryKey",
            "primaryKeyPosition",
            "required",
            "unique",
            "partitioned",
            "partitionKeyPosition",
            "classification",
            "encryptedName",
            "transformSourceObjects",
            "transformLogic",
            "transformDescription",
            "examples",
            "criticalDataElement",
            "items",
            "properties");
    private static final Set<String> OPTIONS = Set.of(
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "pattern",
            "format",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minProperties",
            "maxProperties",
            "required",
            "timezone",
            "defaultTimezone");
    private static final Set<String> QUALITY = Set.of(
            "id",
            "name",
            "type",
            "metric",
            "rule",
            "arguments",
            "description",
            "dimension",
            "method",
            "severity",
            "businessImpact",
            "unit",
            "schedule",
            "scheduler",
            "query",
            "engine",
            "implementation",
            "tags",
            "authoritativeDefinitions",
            "customProperties",
            "mustBe",
            "mustNotBe",
            "mustBeGreaterThan",
            "mustBeGreaterOrEqualTo",
            "mustBeLessThan",
            "mustBeLessOrEqualTo",
            "mustBeBetween",
            "mustNotBeBetween");
    private static final Set<String> SERVICE_LEVEL = Set.of(
            "id", "property", "value", "valueExt", "unit", "element", "driver", "description", "scheduler", "schedule");
    private static final Set<String> CUSTOM = Set.of("id", "property", "value", "description");
    private static final Set<String> TEAM =
            Set.of("id", "name", "description", "members", "tags", "customProperties", "authoritativeDefinitions");
    private static final Set<String> DESCRIPTION =
            Set.of("purpose", "usage", "limitations", "authoritativeDefinitions", "customProperties");
    private static final Set<String> STATUS = Set.of("proposed", "draft", "active", "deprecated", "retired");
    private static final Set<String> METRICS =
            Set.of("nullValues", "missingValues", "invalidValues", "duplicateValues", "rowCount");
    private static final Set<String> BOOLEANS = Set.of("true", "false");
    private static final Set<String> UNITS =
            Set.of("d", "day", "days", "m", "month", "months", "y", "yr", "year", "years");

    /** What the logical type must be, by the word that the physical type begins with. */
    private static final Map<String, String> LOGICAL = Map.of(
            "varchar",
            "string",
            "integer",
            "integer",
            "bigint",
            "integer",
            "double",
            "number",
            "decimal",
            "number",
            "boolean",
            "boolean",
            "date",
            "date",
            "timestamp",
            "timestamp",
            "array",
            "array");

    private final Findings findings;
    private final Path file;

    OdcsFields(Findings findings, Path file) {
        this.findings = findings;
        this.file = file;
    }

    void checkContract(Place root) {
        findings.onlyFields(root, CONTRACT, "a contract", file);
        findings.onlyFields(root.at("team"), TEAM, "the team", file);
        findings.onlyFields(root.at("description"), DESCRIPTION, "the contract's description", file);
        for (String field : List.of("apiVersion", "kind", "name", "version", "status")) {
            findings.require(root, field, "the contract", file);
        }
        if (!root.text("apiVersion").isEmpty() && !root.text("apiVersion").startsWith("v3.")) {
            findings.add(
                    file,
                    root.at("apiVersion"),
                    "apiVersion is %s and must be v3.1.0".formatted(root.text("apiVersion")));
        }
        findings.oneOf(root.at("kind"), Set.of("DataContract"), "kind " + root.text("kind"), file);
        findings.oneOf(root.at("status"), STATUS, "status " + root.text("status"), file);
        boolean kept = false;
        for (Place level : root.items("slaProperties")) {
            findings.onlyFields(level, SERVICE_LEVEL, "slaProperties", file);
            if (level.text("property").equals("retention")) {
                kept = true;
                checkRetention(level);
            }
        }
        tell(ContractChecks.ofServiceLevels(root.json()).unusable(), root, "the contract");
        if (!kept) {
            findings.add(
                    file,
                    root.at("slaProperties"),
                    "the table has no retention: add slaProperties with property retention");
        }
    }

    private void checkRetention(Place level) {
        if (!level.text("value").matches("[1-9][0-9]*")) {
            findings.add(
                    file, level, "the retention is \"%s\" and must be a whole number".formatted(level.text("value")));
        }
        findings.require(level, "unit", "the retention", file);
        findings.oneOf(level.at("unit"), UNITS, "unit %s of the retention".formatted(level.text("unit")), file);
    }

    void checkTable(Place table) {
        findings.onlyFields(table, TABLE, "a table", file);
        checkQuality(table, "the table");
        tell(ContractChecks.ofTable(table.json()).unusable(), table, "the table");
    }

    void checkColumn(Place column, String what) {
        findings.onlyFields(column, COLUMN, what, file);
        for (String field : List.of("required", "unique", "primaryKey")) {
            findings.oneOf(column.at(field), BOOLEANS, "%s %s of %s".formatted(field, column.text(field), what), file);
        }
        column.items("customProperties")
                .forEach(custom -> findings.onlyFields(custom, CUSTOM, "customProperties of " + what, file));
        checkQuality(column, what);
        checkType(column, what);
        checkOptions(column.at("logicalTypeOptions"), what);
        tell(ContractChecks.ofColumn(column.json()).unusable(), column, what);
    }

    /** What a contract asks for and nobody would look at. */
    private void tell(List<Unusable> unusable, Place place, String what) {
        unusable.forEach(
                word -> findings.addWhereNone(file, place.at(word.path()), "%s: %s".formatted(what, word.message())));
    }

    /** The logical type that goes with a type of the engine; absent where the standard is not asked. */
    static @Nullable String logicalType(String physicalType) {
        return LOGICAL.get(physicalType.split("[( ]", 2)[0]);
    }

    private void checkType(Place column, String what) {
        findings.require(column, "logicalType", what, file);
        String physical = column.text("physicalType");
        String logical = column.text("logicalType");
        String expected = logicalType(physical);
        if (!logical.isEmpty() && expected != null && !expected.equals(logical)) {
            findings.add(
                    file,
                    column.at("logicalType"),
                    "logicalType %s of %s does not fit its physicalType %s: it must be %s"
                            .formatted(logical, what, physical, expected));
        }
    }

    private void checkOptions(Place options, String what) {
        findings.onlyFields(options, OPTIONS, "logicalTypeOptions of " + what, file);
        String minimum = options.text("minimum");
        String maximum = options.text("maximum");
        if (isNumber(minimum) && isNumber(maximum) && Double.parseDouble(minimum) > Double.parseDouble(maximum)) {
            findings.add(
                    file,
                    options.at("minimum"),
                    "minimum %s of %s is greater than its maximum %s: no value fits".formatted(minimum, what, maximum));
        }
    }

    private void checkQuality(Place place, String what) {
        for (Place rule : place.items("quality")) {
            findings.onlyFields(rule, QUALITY, "quality of " + what, file);
            findings.oneOf(rule.at("metric"), METRICS, "metric %s of %s".formatted(rule.text("metric"), what), file);
        }
    }

    private static boolean isNumber(String text) {
        return text.matches("-?[0-9]+(\\.[0-9]+)?");
    }
}
