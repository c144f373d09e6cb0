package io.truelift.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.truelift.platform.database.ReportStore;

/** What was worked out, as JSON. */
final class Json {
    private Json() {}

    static void print(Object report) {
        try {
            System.out.println(ReportStore.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write the report as JSON: %s".formatted(e.getOriginalMessage()), e);
        }
    }
}
