package io.truelift.governance.signoff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.truelift.definitions.query.ColumnName;
import io.truelift.governance.dictionary.DictionaryException;
import io.truelift.platform.yaml.YamlPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** {@code governance/signoffs.yaml}: the sign-offs that stand. Without the file there are none. */
public final class SignOffFile {
    /** Name of the file in {@code governance}. */
    public static final String NAME = "signoffs.yaml";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build();
    private static final String OPENING =
            "# Who let which definition read a sensitive column. Written by ./truelift dictionary sign-off.\n";

    private SignOffFile() {}

    /** @throws DictionaryException where the file cannot be read; {@code ./truelift dictionary check} names the line */
    public static List<SignOff> read(Path governance) {
        Path file = governance.resolve(NAME);
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<SignOff> signOffs = new ArrayList<>();
            for (JsonNode node : YamlPlaces.tree(Files.readString(file)).path("signoffs")) {
                signOffs.add(new SignOff(
                        text(node, "question"),
                        ColumnName.parse(text(node, "column")),
                        text(node, "sha256"),
                        text(node, "signed_by"),
                        text(node, "reason"),
                        LocalDate.parse(text(node, "from")),
                        LocalDate.parse(text(node, "until"))));
            }
            return signOffs;
        } catch (IOException | YamlPlaces.BrokenYaml | DateTimeException | IllegalArgumentException e) {
            throw new DictionaryException(
                    "Cannot use %s: %s. ./truelift dictionary check names the line.".formatted(file, e.getMessage()),
                    e);
        }
    }

    /** Writes the sign-offs anew. */
    public static void write(Path governance, List<SignOff> signOffs) {
        ObjectNode root = YAML.createObjectNode();
        ArrayNode list = root.putArray("signoffs");
        signOffs.forEach(signOff -> list.addObject()
                .put("question", signOff.question())
                .put("column", signOff.column().toString())
                .put("sha256", signOff.sha256())
                .put("signed_by", signOff.signedBy())
                .put("reason", signOff.reason())
                .put("from", signOff.from().toString())
                .put("until", signOff.until().toString()));
        try {
            Files.writeString(governance.resolve(NAME), OPENING + YAML.writeValueAsString(root));
        } catch (IOException e) {
            throw new DictionaryException("Cannot write %s: %s".formatted(governance.resolve(NAME), e.getMessage()), e);
        }
    }

    private static String text(JsonNode node, String field) {
        String text = node.path(field).asText("").strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a sign-off has no " + field);
        }
        return text;
    }
}
