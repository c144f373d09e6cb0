package io.truelift.governance.dictionary;

import com.fasterxml.jackson.databind.JsonNode;
import io.truelift.governance.check.ContractChecks;
import io.truelift.governance.check.TableCheck;
import io.truelift.governance.check.TableCheck.Unique;
import io.truelift.governance.check.ValueCheck.Required;
import io.truelift.platform.yaml.YamlPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads {@code governance/dictionary/*.odcs.yaml} (Open Data Contract Standard v3.1) and {@code governance/purposes.yaml}. */
public final class DictionaryReader {
    private static final String ENDING = ".odcs.yaml";
    /** Property of a table that names the raw table whose rows it is made from. */
    static final String MADE_FROM = "madeFrom";

    static final String SUMS_UP = "sumsUp";
    /** Property of a column of the company's own that names the type of identifiers in it. */
    static final String KEYS = "keys";

    private DictionaryReader() {}

    /** @throws DictionaryException where a file cannot be read or lacks something, naming file and place */
    public static Dictionary read(Path governance) {
        Path purposesFile = governance.resolve("purposes.yaml");
        List<Purpose> purposes = PurposeReader.read(tree(purposesFile), purposesFile);
        List<TableContract> tables = new ArrayList<>();
        Path folder = governance.resolve("dictionary");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(ENDING)).sorted().toList()) {
                tables.add(table(file));
            }
        } catch (IOException e) {
            throw new DictionaryException("Cannot list the contracts in %s: %s".formatted(folder, e.getMessage()), e);
        }
        tables.sort(Comparator.comparing(TableContract::qualifiedName));
        Dictionary dictionary = new Dictionary(tables, purposes);
        checkPurposes(dictionary);
        return dictionary;
    }

    private static void checkPurposes(Dictionary dictionary) {
        Set<String> known =
                new HashSet<>(dictionary.purposes().stream().map(Purpose::name).toList());
        for (TableContract table : dictionary.tables()) {
            for (ColumnContract column : table.columns()) {
                for (String purpose : column.purposes()) {
                    if (!known.contains(purpose)) {
                        throw new DictionaryException("Cannot find purpose %s of column %s in %s. Purposes are: %s"
                                .formatted(
                                        purpose,
                                        column.name(),
                                        table.file().getFileName(),
                                        String.join(
                                                ", ", known.stream().sorted().toList())));
                    }
                }
            }
        }
    }

    private static TableContract table(Path file) {
        JsonNode root = tree(file);
        String name = file.getFileName().toString().replace(ENDING, "");
        if (!text(root, "id", file, "contract").equals(name)) {
            throw new DictionaryException("Cannot use contract %s: its id is %s and must be %s, as the file is named"
                    .formatted(file.getFileName(), root.path("id").asText(), name));
        }
        JsonNode schema = root.path("schema").path(0);
        String[] physical = text(schema, "physicalName", file, "schema").split("\\.");
        if (physical.length != 2) {
            throw new DictionaryException("Cannot use physicalName %s in %s: it must be namespace.table"
                    .formatted(schema.path("physicalName").asText(), file.getFileName()));
        }
        List<ColumnContract> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        ContractChecks ofTable = ContractChecks.ofTable(schema);
        Set<TableCheck> checks = new LinkedHashSet<>(ofTable.tables());
        Set<TableCheck> warnings = new LinkedHashSet<>(ofTable.tableWarnings());
        warnings.addAll(ContractChecks.ofServiceLevels(root).tableWarnings());
        for (JsonNode property : schema.path("properties")) {
            ContractChecks asked = ContractChecks.ofColumn(property);
            ColumnContract column = column(property, asked, file);
            if (!names.add(column.name())) {
                throw new DictionaryException(
                        "Cannot use column %s twice in %s".formatted(column.name(), file.getFileName()));
            }
            columns.add(column);
            checks.addAll(asked.tables());
            warnings.addAll(asked.tableWarnings());
        }
        warnings.removeAll(checks);
        if (columns.isEmpty()) {
            throw new DictionaryException(
                    "Cannot use contract %s: schema has no properties".formatted(file.getFileName()));
        }
        return new TableContract(
                name,
                physical[0],
                physical[1],
                text(schema, "description", file, "schema"),
                text(schema, "dataGranularityDescription", file, "schema"),
                text(root.path("team"), "name", file, "team"),
                text(root, "domain", file, "contract"),
                retention(root),
                madeFrom(schema),
                List.copyOf(checks),
                List.copyOf(warnings),
                columns,
                file);
    }

    private static ColumnContract column(JsonNode node, ContractChecks asked, Path file) {
        String name = text(node, "name", file, "properties");
        String place = "column " + name;
        List<String> purposes = new ArrayList<>();
        Optional<String> mask = Optional.empty();
        HeldIdentifiers identifiers = HeldIdentifiers.NONE;
        Optional<String> sumsUp = Optional.empty();
        Optional<String> keys = Optional.empty();
        for (JsonNode custom : node.path("customProperties")) {
            switch (custom.path("property").asText()) {
                case "purposes" -> custom.path("value").forEach(v -> purposes.add(v.asText()));
                case "mask" -> mask = Optional.of(custom.path("value").asText());
                case "identifiers" ->
                    identifiers = identifiers(custom.path("value").asText(), file, place);
                case KEYS -> keys = Optional.of(custom.path("value").asText());
                case SUMS_UP -> sumsUp = Optional.of(custom.path("value").asText());
                default -> {
                    /* other tools may keep their own properties here */
                }
            }
        }
        if (purposes.isEmpty()) {
            throw new DictionaryException(
                    "Cannot find purposes of %s in %s: add customProperties with property purposes"
                            .formatted(place, file.getFileName()));
        }
        return new ColumnContract(
                name,
                text(node, "physicalType", file, place),
                text(node, "description", file, place),
                classification(text(node, "classification", file, place), file, place),
                purposes,
                asked.values().contains(new Required()),
                asked.tables().contains(new Unique(List.of(name))),
                node.path("primaryKey").asBoolean(false),
                asked.values(),
                asked.valueWarnings(),
                mask,
                identifiers,
                sumsUp,
                keys,
                node.path("partitioned").asBoolean(false)
                        ? node.path("partitionKeyPosition").asInt(1)
                        : 0);
    }

    private static HeldIdentifiers identifiers(String word, Path file, String place) {
        return HeldIdentifiers.of(word)
                .orElseThrow(() ->
                        new DictionaryException("Cannot use identifiers: %s of %s in %s: it must be none, hashed or raw"
                                .formatted(word, place, file.getFileName())));
    }

    private static Classification classification(String word, Path file, String place) {
        for (Classification classification : Classification.values()) {
            if (classification.word().equals(word)) {
                return classification;
            }
        }
        throw new DictionaryException("Cannot use classification %s of %s in %s: it must be one of %s"
                .formatted(
                        word,
                        place,
                        file.getFileName(),
                        List.of(Classification.values()).toString().toLowerCase(Locale.ROOT)));
    }

    private static String retention(JsonNode root) {
        for (JsonNode property : root.path("slaProperties")) {
            if (property.path("property").asText().equals("retention")) {
                return property.path("value").asText() + " "
                        + property.path("unit").asText();
            }
        }
        return "";
    }

    private static Optional<String> madeFrom(JsonNode schema) {
        for (JsonNode custom : schema.path("customProperties")) {
            if (custom.path("property").asText().equals(MADE_FROM)) {
                return Optional.of(custom.path("value").asText());
            }
        }
        return Optional.empty();
    }

    private static JsonNode tree(Path file) {
        try {
            return YamlPlaces.tree(Files.readString(file));
        } catch (YamlPlaces.BrokenYaml e) {
            throw new DictionaryException("Cannot read %s, line %d: %s".formatted(file, e.line(), e.getMessage()), e);
        } catch (IOException e) {
            throw new DictionaryException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static String text(JsonNode node, String field, Path file, String place) {
        String value = node.path(field).asText("").strip();
        if (value.isEmpty()) {
            throw new DictionaryException("Cannot find %s of %s in %s".formatted(field, place, file.getFileName()));
        }
        return value;
    }
}
