package io.truelift.governance.dictionary;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code governance/purposes.yaml}. */
final class PurposeReader {
    /** Purposes of the IAB's framework, version 2.2. */
    private static final Set<Integer> TCF = Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    /** Those that may rest on a legitimate interest. */
    private static final Set<Integer> TCF_LEGITIMATE_INTEREST = Set.of(2, 7, 8, 9, 10, 11);

    private final Path file;

    private PurposeReader(Path file) {
        this.file = file;
    }

    static List<Purpose> read(JsonNode root, Path file) {
        PurposeReader reader = new PurposeReader(file);
        String controller = root.path("controller").asText("");
        String withdrawalMethod = root.path("withdrawal_method").asText("");
        List<Purpose> purposes = new ArrayList<>();
        for (JsonNode node : root.path("purposes")) {
            List<String> categories = new ArrayList<>();
            node.path("data_categories").forEach(category -> categories.add(category.asText()));
            purposes.add(new Purpose(
                    reader.text(node, "name"),
                    reader.text(node, "title"),
                    reader.text(node, "legal_basis"),
                    node.path("consent").asBoolean(true),
                    reader.text(node, "meaning"),
                    new Purpose.Terms(categories, controller, withdrawalMethod),
                    reader.signals(node)));
        }
        return purposes;
    }

    private Purpose.Signals signals(JsonNode node) {
        JsonNode tcf = node.path("tcf");
        return new Purpose.Signals(
                numbers(tcf.path("consent"), TCF, node),
                numbers(tcf.path("legitimate_interest"), TCF_LEGITIMATE_INTEREST, node),
                switch (node.path("gpc").asText("")) {
                    case "refuses" -> Purpose.PrivacyControl.REFUSES;
                    case "" -> Purpose.PrivacyControl.SAYS_NOTHING;
                    default ->
                        throw new DictionaryException(
                                "Cannot use gpc %s of purpose %s in %s: it is refuses, or left out"
                                        .formatted(
                                                node.path("gpc").asText(),
                                                node.path("name").asText(),
                                                file.getFileName()));
                });
    }

    private Set<Integer> numbers(JsonNode numbers, Set<Integer> allowed, JsonNode purpose) {
        Set<Integer> found = new LinkedHashSet<>();
        for (JsonNode number : numbers) {
            if (!number.isInt() || !allowed.contains(number.asInt())) {
                throw new DictionaryException("Cannot use tcf purpose %s of purpose %s in %s: here it must be one of %s"
                        .formatted(
                                number.asText(),
                                purpose.path("name").asText(),
                                file.getFileName(),
                                allowed.stream().sorted().toList()));
            }
            found.add(number.asInt());
        }
        return found;
    }

    private String text(JsonNode node, String field) {
        String value = node.path(field).asText("").strip();
        if (value.isEmpty()) {
            throw new DictionaryException("Cannot find %s of purposes in %s".formatted(field, file.getFileName()));
        }
        return value;
    }
}
