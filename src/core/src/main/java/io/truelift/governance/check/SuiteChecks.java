package io.truelift.governance.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.truelift.governance.check.TableCheck.DistributionDrift;
import io.truelift.governance.check.TableCheck.Freshness;
import io.truelift.governance.check.TableCheck.NullsDrift;
import io.truelift.governance.check.TableCheck.VolumeDrift;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleFunction;

/**
 * Checks that the contract standard has no metric for, in the place that it keeps for such: a rule of {@code type: custom}
 * with {@code engine: truelift}, whose {@code implementation} is a freshness or a drift.
 */
final class SuiteChecks {
    private static final String ENGINE = "truelift";
    private static final String DRIFT = "drift";
    private static final String TOLERANCE = "tolerance";
    private static final String FRESHNESS = "freshness";
    private static final Set<String> COUNTABLE = Set.of("string", "boolean", "integer");
    private static final Set<String> OPEN = Set.of("", "public", "internal");

    private final FoundChecks found;
    private final Severity severity;
    private final int place;

    SuiteChecks(FoundChecks found, Severity severity, int place) {
        this.found = found;
        this.severity = severity;
        this.place = place;
    }

    /** Whether the rule is one for us. */
    static boolean concerns(JsonNode rule) {
        return rule.path("type").asText().equals("custom")
                && rule.path("engine").asText().equals(ENGINE);
    }

    void ofColumn(JsonNode implementation, JsonNode column) {
        String name = column.path("name").asText();
        String logical = column.path("logicalType").asText();
        if (implementation.has(FRESHNESS)) {
            if (isAlone(implementation, Set.of(FRESHNESS))) {
                freshness(implementation, name, logical);
            }
            return;
        }
        if (!isAlone(implementation, Set.of(DRIFT, TOLERANCE))) {
            return;
        }
        switch (implementation.path(DRIFT).asText()) {
            case "nulls" -> drift(implementation, tolerance -> new NullsDrift(name, tolerance));
            case "distribution" -> {
                if (!COUNTABLE.contains(logical)) {
                    refuse("a distribution is of a column of logicalType string, boolean or integer", DRIFT);
                } else if (!OPEN.contains(column.path("classification").asText())) {
                    refuse(
                            "a distribution would show values of a column that is %s in governance.quality_result: only those of public and internal ones are kept there"
                                    .formatted(column.path("classification").asText()),
                            DRIFT);
                } else {
                    drift(implementation, tolerance -> new DistributionDrift(name, tolerance));
                }
            }
            case "volume" -> refuse("the drift volume is of a table: put it under the table's quality", DRIFT);
            default -> unknown(implementation, List.of("nulls", "distribution"), " or freshness: 2 d");
        }
    }

    void ofTable(JsonNode implementation) {
        if (!isAlone(implementation, Set.of(DRIFT, TOLERANCE))) {
            return;
        }
        if (implementation.path(DRIFT).asText().equals("volume")) {
            drift(implementation, VolumeDrift::new);
        } else {
            unknown(implementation, List.of("volume"), "");
        }
    }

    private void freshness(JsonNode implementation, String name, String logical) {
        if (!Age.isTimed(logical)) {
            refuse("freshness is of a column of logicalType timestamp or date", FRESHNESS);
            return;
        }
        Age.of(implementation.path(FRESHNESS).asText())
                .ifPresentOrElse(
                        most -> found.add(severity, new Freshness(name, most)),
                        () -> refuse(
                                "freshness is %s and must be a number of hours or days, such as 36 h or 2 d"
                                        .formatted(
                                                implementation.path(FRESHNESS).asText()),
                                FRESHNESS));
    }

    private void drift(JsonNode implementation, DoubleFunction<TableCheck> check) {
        JsonNode tolerance = implementation.path(TOLERANCE);
        if (!tolerance.isNumber() || tolerance.asDouble() <= 0) {
            refuse("a drift needs a tolerance above 0, such as 0.5", TOLERANCE);
            return;
        }
        found.add(severity, check.apply(tolerance.asDouble()));
    }

    private boolean isAlone(JsonNode implementation, Set<String> words) {
        if (!implementation.isObject()) {
            refuse("the implementation must have fields, such as {drift: nulls, tolerance: 0.05}", "");
            return false;
        }
        boolean[] alone = {true};
        implementation.fieldNames().forEachRemaining(word -> {
            if (!words.contains(word)) {
                alone[0] = false;
                refuse(
                        "%s is no word of such a rule; it has %s"
                                .formatted(
                                        word,
                                        String.join(
                                                " and ", words.stream().sorted().toList())),
                        word);
            }
        });
        return alone[0];
    }

    private void unknown(JsonNode implementation, List<String> drifts, String otherwise) {
        refuse(
                "the drift \"%s\" is not carried out: write drift: %s%s"
                        .formatted(implementation.path(DRIFT).asText(), String.join(" or drift: ", drifts), otherwise),
                DRIFT);
    }

    private void refuse(String message, String word) {
        found.refuse(message, "quality", place, "implementation", word);
    }
}
