package io.truelift.governance.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.truelift.platform.yaml.YamlPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Reads what {@code governance/identity.yaml} says on values: {@code email}, {@code nobody}, and {@code written} of types. */
public final class IdentifierValuesReader {
    private IdentifierValuesReader() {}

    /** @throws IllegalArgumentException where the file is missing or wrong, naming the file and the place */
    public static IdentifierValues read(Path governance) {
        Path file = governance.resolve("identity.yaml");
        List<String> types = IdentityPolicyReader.read(governance).names();
        try {
            JsonNode root = YamlPlaces.tree(Files.readString(file));
            Map<String, String> sameDomain = new HashMap<>();
            root.path("email")
                    .path("same_domain")
                    .properties()
                    .forEach(entry -> sameDomain.put(
                            domain(entry.getKey()), domain(entry.getValue().asText())));
            Set<String> dotsIgnored = new HashSet<>();
            root.path("email").path("dots_ignored").forEach(node -> dotsIgnored.add(domain(node.asText())));
            Map<String, ArrayList<Pattern>> nobody = new HashMap<>();
            root.path("nobody").properties().forEach(entry -> {
                if (!entry.getKey().equals(IdentifierValues.ANY) && !types.contains(entry.getKey())) {
                    throw new IllegalArgumentException(
                            "nobody has values of type %s, which is none of %s".formatted(entry.getKey(), types));
                }
                nobody.put(entry.getKey(), expressions(entry.getValue(), entry.getKey()));
            });
            Map<String, WrittenForm> written = new HashMap<>();
            root.path("types").forEach(type -> {
                if (type.has("written")) {
                    written.put(type.path("name").asText(), written(type));
                }
            });
            return new IdentifierValues(sameDomain, dotsIgnored, nobody, written);
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Cannot use %s: %s.".formatted(file, e.getMessage()), e);
        }
    }

    private static WrittenForm written(JsonNode type) {
        String word = type.path("written").asText();
        return WrittenForm.of(word)
                .orElseThrow(() -> new IllegalArgumentException("written of type %s is \"%s\" and must be one of %s"
                        .formatted(
                                type.path("name").asText(),
                                word,
                                Stream.of(WrittenForm.values())
                                        .map(WrittenForm::word)
                                        .toList())));
    }

    private static String domain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static ArrayList<Pattern> expressions(JsonNode nodes, String type) {
        ArrayList<Pattern> expressions = new ArrayList<>();
        for (JsonNode node : nodes) {
            try {
                expressions.add(Pattern.compile(
                        node.asText(),
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS));
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(
                        "expression %s of nobody.%s cannot be read: %s"
                                .formatted(node.asText(), type, e.getDescription()),
                        e);
            }
        }
        return expressions;
    }
}
