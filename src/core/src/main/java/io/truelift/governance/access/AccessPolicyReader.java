package io.truelift.governance.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.truelift.governance.access.AccessPolicy.Grant;
import io.truelift.governance.access.AccessPolicy.Privilege;
import io.truelift.governance.access.AccessPolicy.Role;
import io.truelift.governance.access.AccessPolicy.Rows;
import io.truelift.governance.access.AccessPolicy.Visibility;
import io.truelift.governance.dictionary.Classification;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.DictionaryException;
import io.truelift.governance.dictionary.Purpose;
import io.truelift.platform.yaml.YamlPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads {@code governance/access.yaml} and holds it against the dictionary. */
public final class AccessPolicyReader {
    private static final String FILE = "access.yaml";

    private final Dictionary dictionary;

    private AccessPolicyReader(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** @throws DictionaryException where the file names a table, purpose, mask or word that does not exist */
    public static AccessPolicy read(Path governance, Dictionary dictionary) {
        Path file = governance.resolve(FILE);
        try {
            return new AccessPolicyReader(dictionary).policy(YamlPlaces.tree(Files.readString(file)));
        } catch (YamlPlaces.BrokenYaml e) {
            throw new DictionaryException("Cannot read %s, line %d: %s".formatted(FILE, e.line(), e.getMessage()), e);
        } catch (IOException e) {
            throw new DictionaryException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private AccessPolicy policy(JsonNode root) {
        Map<String, String> masks = new LinkedHashMap<>();
        root.path("masks")
                .properties()
                .forEach(mask -> masks.put(mask.getKey(), mask.getValue().asText()));
        if (!masks.containsKey("hidden")) {
            throw new DictionaryException(
                    "Cannot find the mask hidden in %s: columns without a mask of their own need it".formatted(FILE));
        }
        dictionary
                .tables()
                .forEach(table -> table.columns()
                        .forEach(column -> column.mask().ifPresent(mask -> {
                            if (!masks.containsKey(mask)) {
                                throw new DictionaryException(
                                        "Cannot find the mask %s of %s.%s in %s. Its masks are: %s"
                                                .formatted(
                                                        mask,
                                                        table.qualifiedName(),
                                                        column.name(),
                                                        FILE,
                                                        String.join(", ", masks.keySet())));
                            }
                        })));
        List<Role> roles = new ArrayList<>();
        for (JsonNode role : root.path("roles")) {
            roles.add(role(role));
        }
        AccessPolicy policy = new AccessPolicy(text(root, "service", "the file"), masks, roles);
        ConsentCoverage.check(policy, dictionary);
        return policy;
    }

    private Role role(JsonNode node) {
        String name = text(node, "name", "roles");
        List<Grant> grants = new ArrayList<>();
        for (JsonNode grant : node.path("tables")) {
            grants.add(grant(grant, "role " + name));
        }
        AccessPolicy.People people = node.has("people")
                ? word(AccessPolicy.People.class, node.path("people").asText(), "people", "role " + name)
                : AccessPolicy.People.WHO_AGREED;
        return new Role(
                name, text(node, "title", "role " + name), text(node, "meaning", "role " + name), people, grants);
    }

    private Grant grant(JsonNode node, String place) {
        List<String> tables = new ArrayList<>();
        for (JsonNode table : node.path("tables")) {
            tables.add(knownTable(table.asText(), place));
        }
        List<Privilege> privileges = new ArrayList<>();
        for (JsonNode privilege : node.path("privileges")) {
            privileges.add(word(Privilege.class, privilege.asText(), "privilege", place));
        }
        Map<Classification, Visibility> columns = new EnumMap<>(Classification.class);
        node.path("columns")
                .properties()
                .forEach(entry -> columns.put(
                        word(Classification.class, entry.getKey(), "classification", place),
                        word(Visibility.class, entry.getValue().asText(), "visibility", place)));
        return new Grant(tables, privileges, rows(node.path("rows"), place), columns);
    }

    private Rows rows(JsonNode node, String place) {
        if (node.asText().equals("all")) {
            return new Rows.All();
        }
        String purpose = text(node, "consent", "rows of " + place);
        if (dictionary.purposes().stream().noneMatch(p -> p.name().equals(purpose) && p.needsConsent())) {
            throw new DictionaryException("Cannot use purpose %s for the rows of %s in %s: purposes with consent are %s"
                    .formatted(
                            purpose,
                            place,
                            FILE,
                            dictionary.purposes().stream()
                                    .filter(Purpose::needsConsent)
                                    .map(Purpose::name)
                                    .toList()));
        }
        return new Rows.WithConsent(purpose);
    }

    private String knownTable(String pattern, String place) {
        boolean known = pattern.endsWith(".*")
                ? !dictionary
                        .namespace(pattern.substring(0, pattern.length() - 2))
                        .isEmpty()
                : dictionary.find(pattern).isPresent();
        if (!known) {
            throw new DictionaryException(
                    "Cannot find table %s of %s in the dictionary; %s names it".formatted(pattern, place, FILE));
        }
        return pattern;
    }

    private static <E extends Enum<E>> E word(Class<E> type, String word, String what, String place) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(word)) {
                return constant;
            }
        }
        throw new DictionaryException("Cannot use %s %s of %s in %s: it must be one of %s"
                .formatted(
                        what,
                        word,
                        place,
                        FILE,
                        List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT)));
    }

    private static String text(JsonNode node, String field, String place) {
        String value = node.path(field).asText("").strip();
        if (value.isEmpty()) {
            throw new DictionaryException("Cannot find %s of %s in %s".formatted(field, place, FILE));
        }
        return value;
    }
}
