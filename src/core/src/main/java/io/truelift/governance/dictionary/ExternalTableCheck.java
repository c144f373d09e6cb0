package io.truelift.governance.dictionary;

import io.truelift.platform.yaml.YamlPlaces;
import io.truelift.platform.yaml.YamlPlaces.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Mistakes in contracts of tables that the company's own warehouse has: which column says whose a row is, and that such a
 * column names nobody by itself, for analysts join by it.
 */
final class ExternalTableCheck {
    private static final Set<String> TYPES = Set.of("varchar", "integer", "bigint");
    private static final Set<String> OPEN = Set.of(Classification.PUBLIC.word(), Classification.INTERNAL.word());

    private final Findings findings;
    private final Set<String> identifierTypes;

    /** @param identifierTypes those of {@code identity.yaml} */
    ExternalTableCheck(Findings findings, Set<String> identifierTypes) {
        this.findings = findings;
        this.identifierTypes = identifierTypes;
    }

    void check(Path file, Place table, boolean isExternal) {
        List<Place> keyed = table.items("properties").stream()
                .filter(ExternalTableCheck::isKey)
                .toList();
        keyed.forEach(column -> checkKey(file, column, isExternal));
        keyed.stream()
                .skip(1)
                .forEach(column -> findings.add(
                        file,
                        keys(column),
                        "column %s says by keys whose a row is, and so does %s: one column does"
                                .formatted(column.text("name"), keyed.getFirst().text("name"))));
        if (isExternal) {
            for (Place custom : table.items("customProperties")) {
                if (custom.text("property").equals(DictionaryReader.MADE_FROM)) {
                    findings.add(
                            file,
                            custom,
                            "%s is a table of the company's own, and is not made here: leave %s out"
                                    .formatted(table.text("physicalName"), DictionaryReader.MADE_FROM));
                }
            }
        }
    }

    private void checkKey(Path file, Place column, boolean isExternal) {
        String name = column.text("name");
        Place type = keys(column);
        findings.oneOf(type, identifierTypes, "keys %s of column %s".formatted(type.text(), name), file);
        if (!isExternal) {
            findings.add(
                    file,
                    type,
                    "column %s says by keys whose a row is, and its table is made here: it has customer_id"
                            .formatted(name));
        }
        if (!TYPES.contains(column.text("physicalType"))) {
            findings.add(
                    file,
                    column.at("physicalType"),
                    "column %s says by keys whose a row is, and must be one of %s"
                            .formatted(name, TYPES.stream().sorted().toList()));
        }
        if (!OPEN.contains(column.text("classification"))) {
            findings.add(
                    file,
                    column.at("classification"),
                    "column %s is joined by, so it must name nobody by itself: a number or code of the company's own, classified internal. Rows that are known by an address or a name come by a feed, which hashes them"
                            .formatted(name));
        }
    }

    /** Whether the column says by an identifier whose a row is. */
    static boolean isKey(Place column) {
        return keys(column).node() != null;
    }

    private static Place keys(Place column) {
        return column.items("customProperties").stream()
                .filter(custom -> custom.text("property").equals(DictionaryReader.KEYS))
                .map(custom -> custom.at("value"))
                .findFirst()
                .orElse(YamlPlaces.NOTHING);
    }
}
