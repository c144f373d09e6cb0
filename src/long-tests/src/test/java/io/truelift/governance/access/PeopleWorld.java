package io.truelift.governance.access;

import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.Purpose;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.stack.TestWarehouse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Three people with one row each in every table about people, whichever tables the dictionary has: one who agreed to
 * everything and stays, one who withdraws, and one whose grants run out. Tables about nobody get one row.
 */
final class PeopleWorld {
    static final String STAYS = "c_stays";
    static final String WITHDRAWS = "c_withdraws";
    static final String RUNS_OUT = "c_runs_out";
    static final List<String> PEOPLE = List.of(STAYS, WITHDRAWS, RUNS_OUT);

    /** What stands in personal columns, in quotes as reasons quote it: no role may ever read it. */
    static final String PRIVATE_TEXT = "Quite private";

    static final int PRIVATE_NUMBER = 1987;

    private static final String CONSENT = "governed.consent";

    private final TestWarehouse warehouse;
    private final Dictionary dictionary;

    PeopleWorld(TestWarehouse warehouse) {
        this.warehouse = warehouse;
        this.dictionary = warehouse.dictionary();
    }

    void settle() {
        for (TableContract table : dictionary.tables()) {
            warehouse.empty(table.qualifiedName());
            if (table.qualifiedName().equals(CONSENT)) {
                insertConsents();
            } else {
                insert(table);
            }
        }
    }

    void withdraw() {
        warehouse.execute(
                "UPDATE lakehouse.governed.consent SET granted = false WHERE customer_id = '%s'".formatted(WITHDRAWS));
    }

    void runOut() {
        warehouse.execute(
                "UPDATE lakehouse.governed.consent SET expires_at = current_timestamp WHERE customer_id = '%s'"
                        .formatted(RUNS_OUT));
    }

    /** The snapshot of a table as it is now. */
    String snapshot(TableContract table) throws SQLException {
        return warehouse
                .rowsAs(
                        "truelift",
                        "SELECT max_by(snapshot_id, committed_at) FROM lakehouse.%s.\"%s$snapshots\""
                                .formatted(table.namespace(), table.table()))
                .getFirst()
                .getFirst();
    }

    private void insertConsents() {
        List<String> rows = new ArrayList<>();
        for (Purpose purpose : dictionary.purposes()) {
            PEOPLE.forEach(person -> rows.add("('%s', '%s', true)".formatted(person, purpose.name())));
        }
        warehouse.execute("INSERT INTO lakehouse.governed.consent (customer_id, purpose, granted) VALUES "
                + String.join(", ", rows));
    }

    private void insert(TableContract table) {
        Stream<String> rows = ConsentCoverage.isAboutPeople(table) ? PEOPLE.stream() : Stream.of("nobody");
        warehouse.execute("INSERT INTO lakehouse.%s VALUES %s"
                .formatted(
                        table.qualifiedName(),
                        rows.map(person -> row(table, person)).collect(Collectors.joining(", "))));
    }

    private static String row(TableContract table, String person) {
        return table.columns().stream()
                .map(column -> column.name().equals("customer_id") ? "'" + person + "'" : value(column))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String value(ColumnContract column) {
        return switch (column.type()) {
            case "varchar" -> "'\"%s\"'".formatted(PRIVATE_TEXT);
            case "array(bigint)" -> "ARRAY[%d]".formatted(PRIVATE_NUMBER);
            case "array(varchar)" -> "ARRAY['\"%s\"']".formatted(PRIVATE_TEXT);
            case "boolean" -> "true";
            case "date" -> "DATE '1987-06-05'";
            case "timestamp(6) with time zone" -> "TIMESTAMP '1987-06-05 04:03:02 UTC'";
            default -> "CAST(%d AS %s)".formatted(PRIVATE_NUMBER, column.type());
        };
    }

    /** How the stored value of a column reads, were it not masked. */
    static String stored(ColumnContract column) {
        return switch (column.type()) {
            case "varchar", "array(varchar)" -> PRIVATE_TEXT;
            case "boolean" -> "true";
            case "date", "timestamp(6) with time zone" -> "1987-06-05";
            default -> Integer.toString(PRIVATE_NUMBER);
        };
    }
}
