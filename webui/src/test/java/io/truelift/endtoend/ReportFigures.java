package io.truelift.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** Figures of a report as {@code ./truelift experiment report --json} prints it. */
final class ReportFigures {
    private ReportFigures() {}

    static JsonNode metric(JsonNode report, String name) {
        return StreamSupport.stream(report.path("metrics").spliterator(), false)
                .filter(metric -> metric.path("metric").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Variant, units and sum of each arm. */
    static List<String> arms(JsonNode report, String metric) {
        return StreamSupport.stream(metric(report, metric).path("arms").spliterator(), false)
                .map(arm -> "%s %d %s"
                        .formatted(
                                arm.path("variant").asText(),
                                arm.path("units").asLong(),
                                arm.path("sum")
                                        .decimalValue()
                                        .stripTrailingZeros()
                                        .toPlainString()))
                .toList();
    }
}
