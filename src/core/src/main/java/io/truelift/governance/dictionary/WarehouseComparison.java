package io.truelift.governance.dictionary;

import io.truelift.platform.project.Resources;
import io.truelift.platform.warehouse.Warehouse;
import io.truelift.platform.yaml.YamlPlaces;
import io.truelift.platform.yaml.YamlPlaces.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds the dictionary against the tables that there are: what is described and does not exist, and the other way round. */
public final class WarehouseComparison {
    private WarehouseComparison() {}

    /** Every difference, at the line of the table or column in its contract; for an unknown table, in the file to be made. */
    public static List<Finding> of(Dictionary dictionary, Warehouse warehouse) throws SQLException {
        Map<String, Map<String, String>> tables = tables(warehouse);
        List<Finding> differences = new ArrayList<>();
        for (TableContract contract : dictionary.tables()) {
            Lines lines = Lines.of(contract);
            Map<String, String> columns = tables.remove(contract.qualifiedName());
            if (columns == null) {
                differences.add(lines.table("table %s does not exist in the warehouse; the next build makes it"
                        .formatted(contract.qualifiedName())));
                continue;
            }
            for (ColumnContract column : contract.columns()) {
                String type = columns.remove(column.name());
                if (type == null) {
                    differences.add(lines.column(
                            column,
                            "column %s does not exist in the warehouse; the next build makes it"
                                    .formatted(column.name())));
                } else if (!type.equals(column.type())) {
                    differences.add(lines.type(
                            column,
                            "column %s is %s in the warehouse, and %s here"
                                    .formatted(column.name(), type, column.type())));
                }
            }
            columns.keySet()
                    .forEach(name -> differences.add(
                            lines.table("column %s exists in the warehouse and is not described".formatted(name))));
        }
        tables.keySet().forEach(name -> differences.add(undescribed(name)));
        return differences.stream().sorted().toList();
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

    private static Map<String, Map<String, String>> tables(Warehouse warehouse) throws SQLException {
        Map<String, Map<String, String>> tables = new LinkedHashMap<>();
        try (Connection connection = warehouse.openAsService();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(Resources.text(WarehouseComparison.class, "warehouse_columns.sql"))) {
            while (rows.next()) {
                tables.computeIfAbsent(rows.getString(1), name -> new LinkedHashMap<>())
                        .put(rows.getString(2), rows.getString(3));
            }
        }
        return tables;
    }
}
