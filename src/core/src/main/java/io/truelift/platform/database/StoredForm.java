package io.truelift.platform.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.platform.database.ReportStore.Kind;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reports as they are stored: JSON with the number of its form. */
final class StoredForm {
    private static final String NUMBER = "format";

    /** Keeps every digit, zeros at the end included: reports replay to the same digit. */
    private static final JsonMapper EXACT = ReportStore.JSON
            .rebuild()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final Map<Kind, ReportFormat> FORMATS =
            ServiceLoader.load(ReportFormat.class, ReportFormat.class.getClassLoader()).stream()
                    .map(Provider::get)
                    .collect(Collectors.toUnmodifiableMap(ReportFormat::kind, Function.identity()));

    private StoredForm() {}

    static String of(Kind kind, Object report) throws JsonProcessingException {
        ReportFormat format = FORMATS.get(kind);
        if (format == null) {
            return ReportStore.JSON.writeValueAsString(report);
        }
        ObjectNode numbered = EXACT.createObjectNode().put(NUMBER, format.number());
        return EXACT.writeValueAsString(numbered.setAll((ObjectNode) EXACT.valueToTree(report)));
    }

    static <T> T read(Kind kind, String stored, Class<T> type) throws JsonProcessingException {
        ReportFormat format = FORMATS.get(kind);
        if (format == null) {
            return ReportStore.JSON.readValue(stored, type);
        }
        ObjectNode json = (ObjectNode) EXACT.readTree(stored);
        int number = json.path(NUMBER).asInt(ReportFormat.FIRST);
        if (number > format.number()) {
            throw new IllegalStateException(
                    "Cannot read a %s report: a later version of Truelift stored it. Start that version again."
                            .formatted(kind));
        }
        for (int from = number; from < format.number(); from++) {
            format.migrate(json, from);
        }
        return ReportStore.JSON.readValue(number == format.number() ? stored : EXACT.writeValueAsString(json), type);
    }
}
