package io.truelift.governance.dictionary;

import java.util.List;
import java.util.Optional;

/**
 * The data dictionary, as read from {@code governance/}.
 *
 * @param tables every contract, ordered by namespace and name
 * @param purposes every purpose
 */
public record Dictionary(List<TableContract> tables, List<Purpose> purposes) {

    public Dictionary {
        tables = List.copyOf(tables);
        purposes = List.copyOf(purposes);
    }

    public Optional<TableContract> find(String qualifiedName) {
        return tables.stream().filter(t -> t.qualifiedName().equals(qualifiedName)).findFirst();
    }

    /** @throws IllegalArgumentException where no contract has that name */
    public TableContract table(String qualifiedName) {
        return find(qualifiedName)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Cannot find table %s in the dictionary. Its tables are: %s"
                                .formatted(qualifiedName, String.join(", ", tables.stream().map(TableContract::qualifiedName).toList()))));
    }

    public List<TableContract> namespace(String namespace) {
        return tables.stream().filter(t -> t.namespace().equals(namespace)).toList();
    }
}
