package io.truelift.governance.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.truelift.governance.check.TableCheck.Freshness;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code slaProperties} promise and can be held against the table: {@code latency}, or {@code freshness} as tools call
 * it, of a column. The standard has no severity there, and to publish nothing because something is late would make it
 * later: they are warnings.
 */
final class ServiceLevelChecks {
    private static final Set<String> PROPERTIES = Set.of("latency", "freshness");

    private final FoundChecks found;

    ServiceLevelChecks(FoundChecks found) {
        this.found = found;
    }

    /** @param contract the whole contract */
    void read(JsonNode contract) {
        int place = 0;
        for (JsonNode level : contract.path("slaProperties")) {
            if (PROPERTIES.contains(level.path("property").asText())) {
                read(contract.path("schema").path(0), level, place);
            }
            place++;
        }
    }

    private void read(JsonNode table, JsonNode level, int place) {
        String property = level.path("property").asText();
        Optional<Duration> most =
                Age.of(level.path("value").asText(), level.path("unit").asText());
        if (most.isEmpty()) {
            refuse(
                    "%s needs a whole number and a unit of hours or days, such as value: 2, unit: d"
                            .formatted(property),
                    place,
                    level.has("unit") ? "unit" : "value");
            return;
        }
        String element = level.path("element").asText();
        if (element.isBlank()) {
            refuse(
                    "%s needs an element: the column whose latest value it is about, such as %s.ordered_at"
                            .formatted(property, table.path("name").asText()),
                    place,
                    "property");
            return;
        }
        for (String one : element.split(",")) {
            read(table, one.strip(), most.get(), property, place);
        }
    }

    private void read(JsonNode table, String element, Duration most, String property, int place) {
        String name = element.substring(element.lastIndexOf('.') + 1);
        for (JsonNode column : table.path("properties")) {
            if (column.path("name").asText().equals(name)) {
                if (Age.isTimed(column.path("logicalType").asText())) {
                    found.add(Severity.WARNING, new Freshness(name, most));
                } else {
                    refuse(
                            "%s is of a column of logicalType timestamp or date, and %s is %s"
                                    .formatted(
                                            property,
                                            name,
                                            column.path("logicalType").asText()),
                            place,
                            "element");
                }
                return;
            }
        }
        refuse("%s names %s, which is no column of the table".formatted(property, element), place, "element");
    }

    private void refuse(String message, int place, String word) {
        found.refuse(message, "slaProperties", place, word);
    }
}
