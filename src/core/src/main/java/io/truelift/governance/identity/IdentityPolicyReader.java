package io.truelift.governance.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.truelift.platform.yaml.YamlPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;

/** Reads {@code governance/identity.yaml}. */
public final class IdentityPolicyReader {
    private IdentityPolicyReader() {}

    /** @throws IllegalArgumentException where the file is missing or wrong, naming the file and the place */
    public static IdentityPolicy read(Path governance) {
        Path file = governance.resolve("identity.yaml");
        try {
            ArrayList<IdentifierType> types = new ArrayList<>();
            Set<String> names = new HashSet<>();
            for (JsonNode node : YamlPlaces.tree(Files.readString(file)).path("types")) {
                IdentifierType type = type(node);
                if (!names.add(type.name())) {
                    throw new IllegalArgumentException("type %s stands there twice".formatted(type.name()));
                }
                types.add(type);
            }
            return new IdentityPolicy(types);
        } catch (YamlPlaces.BrokenYaml e) {
            throw new IllegalArgumentException(
                    "Cannot read %s, line %d: %s".formatted(file, e.line(), e.getMessage()), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Cannot use %s: %s.".formatted(file, e.getMessage()), e);
        }
    }

    private static IdentifierType type(JsonNode node) {
        String name = node.path("name").asText("");
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException(
                    "a type is named \"%s\" and must be in lower case with underscores".formatted(name));
        }
        Trust trust = switch (node.path("trust").asText("")) {
            case "strong" -> Trust.STRONG;
            case "supporting" -> Trust.SUPPORTING;
            case "weak" -> Trust.WEAK;
            default ->
                throw new IllegalArgumentException("trust of type %s is \"%s\" and must be strong, supporting or weak"
                        .formatted(name, node.path("trust").asText("")));
        };
        JsonNode people = node.path("people");
        if (!people.isMissingNode() && !people.isInt()) {
            throw new IllegalArgumentException(
                    "people of type %s is \"%s\" and must be a whole number".formatted(name, people.asText()));
        }
        return new IdentifierType(name, trust, people.asInt(IdentifierType.UNLIMITED));
    }
}
