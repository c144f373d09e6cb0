package io.truelift.governance.dictionary;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
        return tables.stream()
                .filter(t -> t.qualifiedName().equals(qualifiedName))
                .findFirst();
    }

    /** @throws IllegalArgumentException where no contract has that name */
    public TableContract table(String qualifiedName) {
        return find(qualifiedName)
                .orElseThrow(() ->
                        new IllegalArgumentException("Cannot find table %s in the dictionary. Its tables are: %s"
                                .formatted(
                                        qualifiedName,
                                        String.join(
                                                ", ",
                                                tables.stream()
                                                        .map(TableContract::qualifiedName)
                                                        .toList()))));
    }

    /**
     * The tables of facts, by the raw table whose rows they are made from.
     *
     * @throws DictionaryException where a raw table is not there or becomes two tables, or a table does not say that it is
     *     made from the raw one of its name: its rows would be lost
     */
    public Map<String, TableContract> facts() {
        Map<String, TableContract> facts = new TreeMap<>();
        for (TableContract table : tables) {
            String twin = "raw." + table.table();
            if (!table.isExternal()
                    && table.madeFrom().isEmpty()
                    && !table.namespace().equals("raw")
                    && find(twin).isPresent()) {
                throw new DictionaryException(
                        "Cannot build %s: %s does not say what it is made from. Add to the table's customProperties: {property: %s, value: %s}"
                                .formatted(
                                        table.qualifiedName(),
                                        table.file().getFileName(),
                                        DictionaryReader.MADE_FROM,
                                        twin));
            }
            table.madeFrom().ifPresent(raw -> {
                if (!raw.startsWith("raw.") || find(raw).isEmpty()) {
                    throw new DictionaryException("Cannot build %s: it is made from %s, and there is no such raw table"
                            .formatted(table.qualifiedName(), raw));
                }
                TableContract other = facts.putIfAbsent(raw, table);
                if (other != null) {
                    throw new DictionaryException(
                            "Cannot build %s: it is made from %s, and so is %s. A raw table becomes one table"
                                    .formatted(table.qualifiedName(), raw, other.qualifiedName()));
                }
            });
        }
        return facts;
    }

    /** Without tables of the company's own warehouse: those that are made and cared for here. */
    public Dictionary built() {
        return new Dictionary(
                tables.stream().filter(table -> !table.isExternal()).toList(), purposes);
    }

    /** Tables of the company's own warehouse whose rows say whose they are. */
    public List<TableContract> keyed() {
        return tables.stream().filter(table -> table.personKey().isPresent()).toList();
    }

    public List<TableContract> namespace(String namespace) {
        return tables.stream().filter(t -> t.namespace().equals(namespace)).toList();
    }
}
