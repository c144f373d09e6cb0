package io.truelift.governance.dictionary;

import io.truelift.platform.project.Resources;
import io.truelift.platform.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** The columns of every table that the warehouse has, as its engine tells them. */
public final class WarehouseColumns {
    private WarehouseColumns() {}

    /** Type by column in the order of the table, by namespace and name of the table. */
    public static Map<String, Map<String, String>> of(Warehouse warehouse) throws SQLException {
        Map<String, Map<String, String>> tables = new LinkedHashMap<>();
        try (Connection connection = warehouse.openAsService();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(Resources.text(WarehouseColumns.class, "warehouse_columns.sql"))) {
            while (rows.next()) {
                tables.computeIfAbsent(rows.getString(1), name -> new LinkedHashMap<>())
                        .put(rows.getString(2), rows.getString(3));
            }
        }
        return tables;
    }
}
