package io.truelift.dictionary;

import io.truelift.dictionary.YamlPlaces.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the dictionary as a strict reviewer would: every mistake is found, with file and line, not only the first. What
 * {@link DictionaryReader} refuses is a mistake here too; beyond that names must follow the convention, and a description
 * must be the column's own.
 */
public final class DictionaryCheck {
    private static final String ENDING = ".odcs.yaml";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
    private static final int FEWEST_WORDS = 3;
    private static final Pattern TYPE =
            Pattern.compile("varchar|integer|bigint|double|boolean|date|decimal\\(\\d+,\\s*\\d+\\)|timestamp\\(6\\) with time zone|array\\(varchar\\)");

    private final Path governance;
    private final Set<String> purposes = new HashSet<>();
    private final Set<String> masks = new HashSet<>();
    private final Map<String, String> tables = new HashMap<>();
    private final Map<String, Described> descriptions = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private DictionaryCheck(Path governance) {
        this.governance = governance;
    }

    /**
     * A mistake.
     *
     * @param file the file, relative to {@code governance}
     * @param line its line, from 1
     * @param message what is wrong and what would be right
     */
    public record Finding(Path file, int line, String message) {
        @Override
        public String toString() {
            return "governance/%s:%d: %s".formatted(file, line, message);
        }
    }

    private record Described(String column, String place) {}

    /** Every mistake in the folder {@code governance}, by file and line. */
    public static List<Finding> of(Path governance) {
        DictionaryCheck check = new DictionaryCheck(governance);
        check.readPurposes();
        check.readMasks();
        Path folder = governance.resolve("dictionary");
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(ENDING)).sorted().forEach(check::checkContract);
        } catch (IOException e) {
            throw new DictionaryException("Cannot list the contracts in %s: %s".formatted(folder, e.getMessage()), e);
        }
        check.findings.sort(Comparator.comparing(Finding::file).thenComparingInt(Finding::line));
        return List.copyOf(check.findings);
    }

    private void readPurposes() {
        Path file = governance.resolve("purposes.yaml");
        for (Place purpose : tree(file).items("purposes")) {
            for (String field : List.of("name", "title", "legal_basis", "meaning")) {
                require(purpose, field, "a purpose", file);
            }
            if (!purposes.add(purpose.text("name"))) {
                find(file, purpose, "purpose %s stands here twice".formatted(purpose.text("name")));
            }
        }
    }

    private void readMasks() {
        masks.addAll(tree(governance.resolve("access.yaml")).at("masks").keys());
    }

    private void checkContract(Path file) {
        Place root = tree(file);
        String name = file.getFileName().toString().replace(ENDING, "");
        require(root, "id", "the contract", file);
        if (!root.text("id").isEmpty() && !root.text("id").equals(name)) {
            find(file, root.at("id"), "id is %s and must be %s, as the file is named".formatted(root.text("id"), name));
        }
        require(root.at("team"), "name", "the owner (team)", file);
        require(root, "domain", "the contract", file);
        List<Place> schemas = root.items("schema");
        if (schemas.size() != 1) {
            find(file, root, "schema must describe one table, and describes %d".formatted(schemas.size()));
            return;
        }
        checkTable(file, schemas.getFirst());
    }

    private void checkTable(Path file, Place table) {
        require(table, "description", "the table", file);
        require(table, "dataGranularityDescription", "the table's grain", file);
        String physical = table.text("physicalName");
        String[] words = physical.split("\\.", -1);
        if (words.length != 2 || !NAME.matcher(words[0]).matches() || !NAME.matcher(words[1]).matches()) {
            find(file, table.at("physicalName"), "physicalName is \"%s\" and must be namespace.table, in lower case with underscores".formatted(physical));
        } else if (tables.putIfAbsent(physical, file.getFileName().toString()) != null) {
            find(file, table.at("physicalName"), "table %s is described in %s already".formatted(physical, tables.get(physical)));
        }
        List<Place> columns = table.items("properties");
        if (columns.isEmpty()) {
            find(file, table, "the table has no columns (properties)");
        }
        Set<String> names = new HashSet<>();
        for (Place column : columns) {
            checkColumn(file, physical, column);
            if (!column.text("name").isEmpty() && !names.add(column.text("name"))) {
                find(file, column, "column %s stands here twice".formatted(column.text("name")));
            }
        }
    }

    private void checkColumn(Path file, String table, Place column) {
        String name = column.text("name");
        String what = "column " + (name.isEmpty() ? "without a name" : name);
        require(column, "name", "a column", file);
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            find(file, column.at("name"), "%s is off the convention: lower case, words joined by underscores, such as customer_since".formatted(what));
        }
        require(column, "physicalType", what, file);
        String type = column.text("physicalType");
        if (!type.isEmpty() && !TYPE.matcher(type).matches()) {
            find(file, column.at("physicalType"), "type %s of %s is none that the tables have".formatted(type, what));
        }
        checkDescription(file, table, column, name, what);
        checkClassification(file, column, what);
        checkCustom(file, column, what);
    }

    private void checkDescription(Path file, String table, Place column, String name, String what) {
        String text = column.text("description");
        require(column, "description", what, file);
        if (text.isEmpty()) {
            return;
        }
        if (text.split("\\s+").length < FEWEST_WORDS) {
            find(file, column.at("description"), "description \"%s\" of %s says too little: write a sentence".formatted(text, what));
        }
        Described here = new Described(name, "%s of %s".formatted(name, table));
        Described other = descriptions.putIfAbsent(text.toLowerCase(Locale.ROOT), here);
        if (other != null && !other.column().equals(name)) {
            find(file, column.at("description"), "description of %s is copied from %s: say what this column means".formatted(what, other.place()));
        }
    }

    private void checkClassification(Path file, Place column, String what) {
        require(column, "classification", what, file);
        String word = column.text("classification");
        if (!word.isEmpty() && Stream.of(Classification.values()).noneMatch(known -> known.word().equals(word))) {
            find(file, column.at("classification"), "classification %s of %s is none of %s"
                    .formatted(word, what, Stream.of(Classification.values()).map(Classification::word).toList()));
        }
    }

    private void checkCustom(Path file, Place column, String what) {
        boolean hasPurpose = false;
        for (Place custom : column.items("customProperties")) {
            switch (custom.text("property")) {
                case "purposes" -> {
                    for (Place purpose : custom.items("value")) {
                        hasPurpose = true;
                        if (!purposes.contains(purpose.text())) {
                            find(file, purpose, "purpose %s of %s is none of %s".formatted(purpose.text(), what, purposes.stream().sorted().toList()));
                        }
                    }
                }
                case "mask" -> {
                    if (!masks.contains(custom.text("value"))) {
                        find(file, custom, "mask %s of %s is none of %s in access.yaml".formatted(custom.text("value"), what, masks.stream().sorted().toList()));
                    }
                }
                case "identifiers" -> {
                    if (HeldIdentifiers.of(custom.text("value")).isEmpty()) {
                        find(file, custom, "identifiers %s of %s is none of none, hashed, raw".formatted(custom.text("value"), what));
                    }
                }
                default -> { /* other tools may keep their own properties here */ }
            }
        }
        if (!hasPurpose) {
            find(file, column, "%s has no purpose: add customProperties with property purposes".formatted(what));
        }
    }

    private void require(Place place, String field, String what, Path file) {
        if (place.text(field).isEmpty()) {
            find(file, place, "%s has no %s".formatted(what, field));
        }
    }

    private void find(Path file, Place place, String message) {
        findings.add(new Finding(governance.relativize(file), place.line(), message));
    }

    private Place tree(Path file) {
        try {
            return YamlPlaces.read(Files.readString(file));
        } catch (YamlPlaces.BrokenYaml e) {
            findings.add(new Finding(governance.relativize(file), e.line(), "the file is no YAML: " + e.getMessage()));
            return YamlPlaces.NOTHING;
        } catch (IOException e) {
            throw new DictionaryException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
