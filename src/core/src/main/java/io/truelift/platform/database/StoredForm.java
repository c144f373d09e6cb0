package io.truelift.platform.database;

import com.fasterxml.jackson.core.JsonProcessingException;
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
    private static final Map<Kind, ReportFormat> FORMATS = ServiceLoader.load(ReportFormat.class, ReportFormat.class.getClassLoader()).stream()
            .map(Provider::get)
            .collect(Collectors.toUnmodifiableMap(ReportFormat::kind, Function.identity()));

    private StoredForm() {}

    static String of(Kind kind, Object report) throws JsonProcessingException {
        ReportFormat format = FORMATS.get(kind);
        if (format == null) {
            return ReportStore.JSON.writeValueAsString(report);
        }
        ObjectNode json = ReportStore.JSON.valueToTree(report);
        return ReportStore.JSON.writeValueAsString(json.put(NUMBER, format.number()));
    }

    static <T> T read(Kind kind, String stored, Class<T> type) throws JsonProcessingException {
        ReportFormat format = FORMATS.get(kind);
        if (format == null) {
            return ReportStore.JSON.readValue(stored, type);
        }
        ObjectNode json = (ObjectNode) ReportStore.JSON.readTree(stored);
        for (int from = json.path(NUMBER).asInt(ReportFormat.FIRST); from < format.number(); from++) {
            format.migrate(json, from);
        }
        return ReportStore.JSON.treeToValue(json, type);
    }
}
