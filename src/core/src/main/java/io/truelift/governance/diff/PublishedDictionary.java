package io.truelift.governance.diff;

import io.truelift.governance.dictionary.Classification;
import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.Purpose;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.platform.project.Resources;
import io.truelift.platform.warehouse.Warehouse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The dictionary as {@code governance.dictionary} in the warehouse has it. It keeps no masks: they are taken to be those of now. */
public final class PublishedDictionary {
    private PublishedDictionary() {}

    /** Whether there is a place for a published dictionary: the first run makes it. */
    public static boolean exists(Warehouse warehouse) throws SQLException {
        try (Connection connection = warehouse.openAsService();
                ResultSet tables =
                        connection.getMetaData().getTables(warehouse.catalog(), "governance", "dictionary", null)) {
            return tables.next();
        }
    }

    /** What was published last; empty where nothing was. */
    public static Optional<Dictionary> read(Warehouse warehouse, Dictionary now) throws SQLException {
        Map<String, TableContract> tables = new LinkedHashMap<>();
        try (Connection connection = warehouse.openAsService();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(Resources.text(PublishedDictionary.class, "published_dictionary.sql"))) {
            while (rows.next()) {
                String name = rows.getString("table_name");
                TableContract known = tables.getOrDefault(name, table(name, rows));
                List<ColumnContract> columns = new ArrayList<>(known.columns());
                columns.add(column(name, rows, now));
                tables.put(name, known.with(columns));
            }
        }
        List<Purpose> purposes = now.purposes();
        return tables.isEmpty()
                ? Optional.empty()
                : Optional.of(new Dictionary(List.copyOf(tables.values()), purposes));
    }

    /** What was published last, where there is a place for it and something in it. */
    public static Optional<Dictionary> find(Warehouse warehouse, Dictionary now) throws SQLException {
        return exists(warehouse) ? read(warehouse, now) : Optional.empty();
    }

    private static TableContract table(String name, ResultSet row) throws SQLException {
        String[] words = name.split("\\.", 2);
        return new TableContract(
                words[1],
                words[0],
                words[1],
                row.getString("table_description"),
                row.getString("grain"),
                row.getString("owner"),
                "",
                "",
                Optional.empty(),
                List.of(),
                List.of(),
                Path.of("governance.dictionary"));
    }

    private static ColumnContract column(String table, ResultSet row, Dictionary now) throws SQLException {
        String name = row.getString("column_name");
        Optional<String> mask =
                now.find(table).flatMap(contract -> contract.column(name)).flatMap(ColumnContract::mask);
        List<String> purposes = Stream.of((Object[]) row.getArray("purposes").getArray())
                .map(String::valueOf)
                .toList();
        return new ColumnContract(
                name,
                row.getString("data_type"),
                row.getString("description"),
                Classification.valueOf(row.getString("classification").toUpperCase(Locale.ROOT)),
                purposes,
                false,
                false,
                false,
                List.of(),
                mask);
    }
}
