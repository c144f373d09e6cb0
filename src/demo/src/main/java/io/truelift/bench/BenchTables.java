package io.truelift.bench;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.platform.project.Resources;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/** The tables of the dictionary, empty, in a warehouse that nobody's pipelines write to. */
final class BenchTables {
    private final Dictionary dictionary;
    private final String catalog;

    BenchTables(Dictionary dictionary, String catalog) {
        this.dictionary = dictionary;
        this.catalog = catalog;
    }

    void make(Connection service) throws SQLException {
        try (Statement statement = service.createStatement()) {
            for (String namespace : dictionary.tables().stream()
                    .map(TableContract::namespace)
                    .distinct()
                    .toList()) {
                statement.execute(text("make_namespace.sql").replace("{namespace}", namespace));
            }
            for (TableContract table : dictionary.tables()) {
                statement.execute(text("make_table.sql")
                        .replace("{table}", table.qualifiedName())
                        .replace("{columns}", columns(table)));
            }
        }
    }

    void empty(Connection service, String table) throws SQLException {
        try (Statement statement = service.createStatement()) {
            statement.execute(text("empty_table.sql").replace("{table}", table));
        }
    }

    private String text(String file) {
        return Resources.text(BenchTables.class, file).strip().replace("{catalog}", catalog);
    }

    private static String columns(TableContract table) {
        return table.columns().stream()
                .map(column -> column.name() + " " + column.type())
                .collect(Collectors.joining(", "));
    }
}
