package io.truelift.governance.dictionary;

import io.truelift.platform.yaml.YamlPlaces.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Mistakes in the contracts, one after the other: what a contract says is held against those before it, too. */
final class ContractCheck {
    private static final int FEWEST_WORDS = 3;
    /** Columns that a build fills. */
    private static final Set<String> FILLED = Set.of("customer_id", "source", "run_id");

    private static final Set<String> PERSONAL = Set.of(Classification.PERSONAL.word(), Classification.SENSITIVE.word());
    private static final Pattern TYPE = Pattern.compile(
            "varchar|integer|bigint|double|boolean|date|decimal\\(\\d+,\\s*\\d+\\)|timestamp\\(6\\) with time zone|array\\((varchar|bigint)\\)");

    private final Findings findings;
    private final Set<String> purposes;
    private final Set<String> masks;
    private final ExternalTableCheck external;
    private final Map<String, String> files = new HashMap<>();
    private final Map<String, Set<String>> columnsByTable = new LinkedHashMap<>();
    private final Set<String> aboutPeople = new HashSet<>();
    private final Set<String> keyed = new HashSet<>();
    private final List<Source> sources = new ArrayList<>();
    private final List<MadeFrom> madeFrom = new ArrayList<>();
    private final List<SummedUp> summedUp = new ArrayList<>();
    private final Map<String, Described> descriptions = new HashMap<>();

    /** @param identifierTypes those of {@code identity.yaml} */
    ContractCheck(Findings findings, Set<String> purposes, Set<String> masks, Set<String> identifierTypes) {
        this.findings = findings;
        this.purposes = purposes;
        this.masks = masks;
        this.external = new ExternalTableCheck(findings, identifierTypes);
    }

    private record Described(String column, String place) {}

    /** Names of the columns that were found, by table. */
    Map<String, Set<String>> columnsByTable() {
        return columnsByTable;
    }

    /** Tables of the company's own whose rows say whose they are. */
    Set<String> keyed() {
        return keyed;
    }

    /** Tables that name a customer or hold something personal. */
    Set<String> aboutPeople() {
        return aboutPeople;
    }

    void check(Path file) {
        Place root = findings.read(file);
        if (root.node() == null) {
            return;
        }
        OdcsFields fields = new OdcsFields(findings, file);
        fields.checkContract(root);
        String name = file.getFileName().toString().replace(DictionaryCheck.ENDING, "");
        findings.require(root, "id", "the contract", file);
        if (!root.text("id").isEmpty() && !root.text("id").equals(name)) {
            findings.add(
                    file,
                    root.at("id"),
                    "id is %s and must be %s, as the file is named".formatted(root.text("id"), name));
        }
        findings.require(root.at("team"), "name", "the owner (team)", file);
        findings.require(root, "domain", "the contract", file);
        if (root.items("schema").size() != 1) {
            findings.add(
                    file,
                    root.at("schema"),
                    "schema must describe one table, and describes %d"
                            .formatted(root.items("schema").size()));
            return;
        }
        checkTable(file, name, root.items("schema").getFirst(), fields);
    }

    private void checkTable(Path file, String contract, Place table, OdcsFields fields) {
        fields.checkTable(table);
        findings.require(table, "description", "the table", file);
        findings.require(table, "dataGranularityDescription", "the table's grain", file);
        String physical = table.text("physicalName");
        checkTableName(file, contract, table.at("physicalName"));
        if (table.items("properties").isEmpty()) {
            findings.add(file, table.at("properties"), "the table has no columns (properties)");
        }
        boolean isExternal = TableContract.isExternal(physical);
        external.check(file, table, isExternal);
        Set<String> names = new LinkedHashSet<>();
        for (Place column : table.items("properties")) {
            checkColumn(file, physical, column, fields);
            if (!column.text("name").isEmpty() && !names.add(column.text("name"))) {
                findings.add(file, column, "column %s stands here twice".formatted(column.text("name")));
            }
            if (column.text("name").equals("customer_id")
                    || ExternalTableCheck.isKey(column)
                    || PERSONAL.contains(column.text("classification"))) {
                aboutPeople.add(physical);
            }
            if (!column.text("description").isEmpty()
                    && words(column.text("description")).equals(words(table.text("description")))) {
                findings.add(
                        file,
                        column.at("description"),
                        "description of column %s is copied from its table: say what this column means"
                                .formatted(column.text("name")));
            }
        }
        columnsByTable.putIfAbsent(physical, names);
        if (table.items("properties").stream().anyMatch(ExternalTableCheck::isKey)) {
            keyed.add(physical);
        }
        if (!isExternal) {
            sources.add(new Source(file, table, physical));
        }
        for (Place custom : table.items("customProperties")) {
            if (custom.text("property").equals(DictionaryReader.MADE_FROM)) {
                madeFrom.add(new MadeFrom(file, custom.at("value"), physical, names));
            } else {
                findings.misspeltWord(
                        custom.at("property"),
                        Set.of(DictionaryReader.MADE_FROM, "consent"),
                        "customProperties of the table",
                        file);
            }
        }
    }

    /** A table, to be looked at again once all are known. */
    private record Source(Path file, Place place, String table) {}

    /** A table that says which raw table its rows come from: known only once all contracts were read. */
    private record MadeFrom(Path file, Place place, String table, Set<String> columns) {}

    /** A column that says which table of facts it sums up. */
    private record SummedUp(Path file, Place place, String column) {}

    /** Once every contract was looked at: the raw tables that others are made from are there, and have what is required. */
    void checkSources() {
        Set<String> saying = madeFrom.stream().map(MadeFrom::table).collect(Collectors.toSet());
        for (Source source : sources) {
            String twin = source.table().replaceFirst("^[^.]*", "raw");
            if (!twin.equals(source.table()) && columnsByTable.containsKey(twin) && !saying.contains(source.table())) {
                findings.add(
                        source.file(),
                        source.place(),
                        "table %s does not say what it is made from: add to its customProperties {property: %s, value: %s}"
                                .formatted(source.table(), DictionaryReader.MADE_FROM, twin));
            }
        }
        for (SummedUp summed : summedUp) {
            if (!saying.contains(summed.place().text())) {
                findings.add(
                        summed.file(),
                        summed.place(),
                        "%s sums up %s, and there is no such table of facts. These are: %s"
                                .formatted(
                                        summed.column(),
                                        summed.place().text(),
                                        saying.stream().sorted().collect(Collectors.joining(", "))));
            }
        }
        Map<String, String> tables = new HashMap<>();
        for (MadeFrom made : madeFrom) {
            String raw = made.place().text();
            String other = tables.putIfAbsent(raw, made.table());
            if (other != null) {
                findings.add(
                        made.file(),
                        made.place(),
                        "%s is made from %s, and so is %s: a raw table becomes one table"
                                .formatted(made.table(), raw, other));
            }
            if (!raw.startsWith("raw.") || !columnsByTable.containsKey(raw)) {
                findings.add(
                        made.file(),
                        made.place(),
                        "%s is made from %s, and there is no such raw table. These are: %s"
                                .formatted(
                                        made.table(),
                                        raw,
                                        String.join(
                                                ", ",
                                                columnsByTable.keySet().stream()
                                                        .filter(name -> name.startsWith("raw."))
                                                        .sorted()
                                                        .toList())));
            } else {
                Set<String> without = new LinkedHashSet<>(made.columns());
                without.removeAll(columnsByTable.get(raw));
                without.removeAll(FILLED);
                if (!without.isEmpty()) {
                    findings.add(
                            made.file(),
                            made.place(),
                            "%s is made from %s, which has no %s: its rows would be empty there"
                                    .formatted(made.table(), raw, String.join(", ", without)));
                }
            }
        }
    }

    private void checkTableName(Path file, String contract, Place physicalName) {
        String physical = physicalName.text();
        String[] words = physical.split("\\.", -1);
        if (words.length != 2
                || !Stream.of(words)
                        .allMatch(word -> DictionaryCheck.NAME.matcher(word).matches())) {
            findings.add(
                    file,
                    physicalName,
                    "physicalName is \"%s\" and must be namespace.table, in lower case with underscores"
                            .formatted(physical));
            return;
        }
        findings.misspelt(words[0], TableContract.BUILT, physicalName, "the namespaces that are made here", file);
        if (!Set.of(words[1], words[0] + "_" + words[1]).contains(contract)) {
            findings.add(
                    file,
                    physicalName,
                    "table %s must be described in a file named after it: %s%s, and not %s%s"
                            .formatted(physical, words[1], DictionaryCheck.ENDING, contract, DictionaryCheck.ENDING));
        }
        String other = files.putIfAbsent(physical, file.getFileName().toString());
        if (other != null) {
            findings.add(file, physicalName, "table %s is described in %s already".formatted(physical, other));
        }
    }

    private void checkColumn(Path file, String table, Place column, OdcsFields fields) {
        String name = column.text("name");
        String what = "column " + (name.isEmpty() ? "without a name" : name);
        fields.checkColumn(column, what);
        findings.require(column, "name", "a column", file);
        if (!name.isEmpty() && !DictionaryCheck.NAME.matcher(name).matches()) {
            findings.add(
                    file,
                    column.at("name"),
                    "%s is off the convention: lower case, words joined by underscores, such as customer_since"
                            .formatted(what));
        }
        findings.require(column, "physicalType", what, file);
        String type = column.text("physicalType");
        if (!TableContract.isExternal(table)
                && !type.isEmpty()
                && !TYPE.matcher(type).matches()) {
            findings.add(
                    file,
                    column.at("physicalType"),
                    "type %s of %s is none that the tables have".formatted(type, what));
        }
        checkDescription(file, table, column, what);
        findings.require(column, "classification", what, file);
        findings.oneOf(
                column.at("classification"),
                Stream.of(Classification.values()).map(Classification::word).toList(),
                "classification %s of %s".formatted(column.text("classification"), what),
                file);
        checkCustom(file, column, what);
    }

    private void checkDescription(Path file, String table, Place column, String what) {
        String text = column.text("description");
        String name = column.text("name");
        findings.require(column, "description", what, file);
        if (text.isEmpty()) {
            return;
        }
        if (text.split("\\s+").length < FEWEST_WORDS || words(text).equals(words(name.replace('_', ' ')))) {
            findings.add(
                    file,
                    column.at("description"),
                    "description \"%s\" of %s says too little: write a sentence".formatted(text, what));
            return;
        }
        Described here = new Described(
                name,
                "%s of %s in %s:%d"
                        .formatted(
                                name,
                                table,
                                file.getFileName(),
                                column.at("description").line()));
        Described other = descriptions.putIfAbsent(words(text), here);
        if (other != null && !other.column().equals(name)) {
            findings.add(
                    file,
                    column.at("description"),
                    "description of %s is copied from %s: say what this column means".formatted(what, other.place()));
        }
    }

    /** What is left of a sentence when it is not to be told from a copy: words without case, signs, articles and the prefix of raw tables. */
    private static String words(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceFirst("^as delivered:", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .replaceAll("\\b(a|an|the)\\b", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private void checkCustom(Path file, Place column, String what) {
        boolean hasPurpose = false;
        Set<String> seen = new HashSet<>();
        for (Place custom : column.items("customProperties")) {
            switch (custom.text("property")) {
                case "purposes" -> {
                    for (Place purpose : custom.items("value")) {
                        hasPurpose = true;
                        findings.oneOf(purpose, purposes, "purpose %s of %s".formatted(purpose.text(), what), file);
                        if (!seen.add(purpose.text())) {
                            findings.add(
                                    file,
                                    purpose,
                                    "purpose %s of %s stands here twice".formatted(purpose.text(), what));
                        }
                    }
                }
                case "mask" -> {
                    if (!masks.contains(custom.text("value"))) {
                        findings.add(
                                file,
                                custom,
                                "mask %s of %s is none of %s in access.yaml"
                                        .formatted(
                                                custom.text("value"),
                                                what,
                                                masks.stream().sorted().toList()));
                    }
                }
                case "identifiers" -> {
                    if (HeldIdentifiers.of(custom.text("value")).isEmpty()) {
                        findings.add(
                                file,
                                custom,
                                "identifiers %s of %s is none of none, hashed, raw"
                                        .formatted(custom.text("value"), what));
                    }
                }
                case DictionaryReader.KEYS -> {
                    /* told by the check of external tables */
                }
                case DictionaryReader.SUMS_UP -> summedUp.add(new SummedUp(file, custom.at("value"), what));
                case "codes" -> {
                    /* told by the checks */
                }
                default ->
                    findings.misspeltWord(
                            custom.at("property"),
                            Set.of(
                                    "purposes",
                                    "mask",
                                    "identifiers",
                                    "codes",
                                    DictionaryReader.KEYS,
                                    DictionaryReader.SUMS_UP),
                            "customProperties of " + what,
                            file);
            }
        }
        if (!hasPurpose) {
            findings.add(
                    file, column, "%s has no purpose: add customProperties with property purposes".formatted(what));
        }
    }
}
