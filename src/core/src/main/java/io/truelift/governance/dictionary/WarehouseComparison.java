package io.truelift.governance.dictionary;

import io.truelift.platform.warehouse.Warehouse;
import io.truelift.platform.yaml.YamlPlaces;
import io.truelift.platform.yaml.YamlPlaces.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds the dictionary against the tables that there are: what is described and does not exist, and the other way round. */
public final class WarehouseComparison {
    private WarehouseComparison() {}

    /** Every difference, at the line of the table or column in its contract; for an unknown table, in the file to be made. */
    public static List<Finding> of(Dictionary dictionary, Warehouse warehouse) throws SQLException {
        Map<String, Map<String, String>> tables = WarehouseColumns.of(warehouse);
        List<Finding> differences = new ArrayList<>();
        boolean isBefore = tables.keySet().stream().allMatch(TableContract::isExternal);
        for (TableContract contract : dictionary.tables()) {
            if (isBefore && !contract.isExternal()) {
                continue; // no build was made yet, and the first makes them all
            }
            Lines lines = Lines.of(contract);
            Map<String, String> columns = tables.remove(contract.qualifiedName());
            if (columns == null) {
                differences.add(lines.table("table %s does not exist in the warehouse; %s"
                        .formatted(
                                contract.qualifiedName(),
                                contract.isExternal()
                                        ? "it is of your own: mend its name here, or take the contract away"
                                        : "the next build makes it")));
                continue;
            }
            for (ColumnContract column : contract.columns()) {
                String type = columns.remove(column.name());
                if (type == null) {
                    differences.add(lines.column(
                            column,
                            "column %s does not exist in the warehouse; %s"
                                    .formatted(
                                            column.name(),
                                            contract.isExternal()
                                                    ? "take it out here, or call it as the table does"
                                                    : "the next build makes it")));
                } else if (!sameType(type, column.type())) {
                    differences.add(lines.type(
                            column,
                            "column %s is %s in the warehouse, and %s here"
                                    .formatted(column.name(), type, column.type())));
                }
            }
            if (!contract.isExternal()) { // of tables of their own people describe what they use
                columns.keySet()
                        .forEach(name -> differences.add(
                                lines.table("column %s exists in the warehouse and is not described".formatted(name))));
            }
        }
        tables.keySet().stream()
                .filter(name -> !TableContract.isExternal(name))
                .forEach(name -> differences.add(undescribed(name)));
        return differences.stream().sorted().toList();
    }

    private static boolean sameType(String one, String other) {
        return one.replace(" ", "").equals(other.replace(" ", ""));
    }

    private static Finding undescribed(String table) {
        String name = table.startsWith("raw.") ? table.replace('.', '_') : table.substring(table.indexOf('.') + 1);
        return new Finding(
                Path.of("dictionary", name + DictionaryCheck.ENDING),
                1,
                "table %s exists in the warehouse and is not described: write this file, or drop the table"
                        .formatted(table));
    }

    /** Where things stand in a contract. */
    private record Lines(Path file, Place schema) {

        static Lines of(TableContract contract) {
            try {
                Place root = Files.exists(contract.file())
                        ? YamlPlaces.read(Files.readString(contract.file()))
                        : YamlPlaces.NOTHING;
                return new Lines(
                        Path.of("dictionary").resolve(contract.file().getFileName()),
                        root.items("schema").stream().findFirst().orElse(YamlPlaces.NOTHING));
            } catch (IOException e) {
                throw new DictionaryException("Cannot read %s: %s".formatted(contract.file(), e.getMessage()), e);
            }
        }

        Finding table(String message) {
            return new Finding(file, schema.at("physicalName").line(), message);
        }

        Finding column(ColumnContract column, String message) {
            return new Finding(file, place(column).line(), message);
        }

        Finding type(ColumnContract column, String message) {
            return new Finding(file, place(column).at("physicalType").line(), message);
        }

        private Place place(ColumnContract column) {
            return schema.items("properties").stream()
                    .filter(place -> place.text("name").equals(column.name()))
                    .findFirst()
                    .orElse(schema);
        }
    }
}
