package io.truelift.dictionary;

import io.truelift.project.Resources;
import io.truelift.warehouse.Warehouse;
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

    /** Every difference, as a sentence that names the contract's file or the table. */
    public static List<String> of(Dictionary dictionary, Warehouse warehouse) throws SQLException {
        Map<String, Map<String, String>> tables = tables(warehouse);
        List<String> differences = new ArrayList<>();
        for (TableContract contract : dictionary.tables()) {
            String file = "governance/dictionary/" + contract.file().getFileName();
            Map<String, String> columns = tables.remove(contract.qualifiedName());
            if (columns == null) {
                differences.add("%s: table %s does not exist in the warehouse; the next build makes it".formatted(file, contract.qualifiedName()));
                continue;
            }
            for (ColumnContract column : contract.columns()) {
                String type = columns.remove(column.name());
                if (type == null) {
                    differences.add("%s: column %s does not exist in the warehouse; the next build makes it".formatted(file, column.name()));
                } else if (!type.equals(column.type())) {
                    differences.add("%s: column %s is %s in the warehouse, and %s here".formatted(file, column.name(), type, column.type()));
                }
            }
            columns.keySet().forEach(name -> differences.add("%s: column %s exists in the warehouse and is not described".formatted(file, name)));
        }
        tables.keySet().forEach(name -> differences.add("governance/dictionary: table %s exists in the warehouse and is not described".formatted(name)));
        return differences;
    }

    private static Map<String, Map<String, String>> tables(Warehouse warehouse) throws SQLException {
        Map<String, Map<String, String>> tables = new LinkedHashMap<>();
        try (Connection connection = warehouse.openAsService();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(Resources.text(WarehouseComparison.class, "warehouse_columns.sql"))) {
            while (rows.next()) {
                tables.computeIfAbsent(rows.getString(1), name -> new LinkedHashMap<>()).put(rows.getString(2), rows.getString(3));
            }
        }
        return tables;
    }
}
