package io.truelift.governance.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.governance.access.AccessPolicy.Grant;
import io.truelift.governance.access.AccessPolicy.People;
import io.truelift.governance.access.AccessPolicy.Role;
import io.truelift.governance.access.AccessPolicy.Visibility;
import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.stack.TestWarehouse;
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
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * For every role of the policy and every table of the dictionary, on a real Trino: what a withdrawal and a grant that
 * runs out change on the next query, whichever way it asks. Loops over dictionary and policy, so tables that are added
 * are covered. Leaves its findings in {@code src/target/reports/consent-matrix.md}.
 */
@Tag("servers")
class ConsentMatrixTest {
    private static final TestWarehouse WAREHOUSE = TestWarehouse.shared();
    private static final Dictionary DICTIONARY = WAREHOUSE.dictionary();
    private static final AccessPolicy POLICY =
            AccessPolicyReader.read(WAREHOUSE.project().governance(), DICTIONARY);
    private static final PeopleWorld WORLD = new PeopleWorld(WAREHOUSE);
    private static final List<String> EVERYBODY = List.copyOf(new TreeSet<>(PeopleWorld.PEOPLE));
    private static final String REFUSED = "refused";
    /** The mask of keyed hashes, which are shown by decision: they name nobody to whoever lacks the key. */
    private static final String HASH = "hash";

    private static final Map<String, Connection> CONNECTIONS = new TreeMap<>();
    private static final Map<String, String> SNAPSHOTS = new TreeMap<>();
    private static String time;
    /** Who was seen before anybody withdrew, by role and table. */
    private static final Map<List<String>, String> BEFORE = new LinkedHashMap<>();

    @BeforeAll
    static void threePeopleWhoseConsentChanges() throws Exception {
        WAREHOUSE.execute(
                "DROP VIEW IF EXISTS lakehouse.analytics.as_invoker",
                "DROP VIEW IF EXISTS lakehouse.analytics.as_definer",
                "CREATE VIEW lakehouse.analytics.as_invoker SECURITY INVOKER AS SELECT customer_id FROM lakehouse.governed.customer",
                "CREATE VIEW lakehouse.analytics.as_definer SECURITY DEFINER AS SELECT customer_id FROM lakehouse.governed.customer");
        WORLD.settle();
        for (TableContract table : DICTIONARY.tables()) {
            SNAPSHOTS.put(table.qualifiedName(), WORLD.snapshot(table));
        }
        time = WAREHOUSE
                .rowsAs("truelift", "SELECT CAST(current_timestamp AS varchar)")
                .getFirst()
                .getFirst();
        for (Role role : POLICY.roles()) {
            for (TableContract table : DICTIONARY.tables()) {
                BEFORE.put(List.of(role.name(), table.qualifiedName()), answer(role, table, Asking.ROWS.getFirst()));
            }
        }
        WORLD.withdraw();
        WORLD.runOut();
    }

    @AfterAll
    static void leaveNothingBehind() throws IOException, SQLException {
        for (Connection connection : CONNECTIONS.values()) {
            connection.close();
        }
        WAREHOUSE.execute(
                "DROP VIEW IF EXISTS lakehouse.analytics.as_invoker",
                "DROP VIEW IF EXISTS lakehouse.analytics.as_definer");
        WAREHOUSE.empty(
                DICTIONARY.tables().stream().map(TableContract::qualifiedName).toArray(String[]::new));
        Path report = Path.of("target", "reports", "consent-matrix.md");
        Files.createDirectories(report.getParent());
        Files.writeString(report, ConsentMatrix.text());
    }

    @Test
    void everyRoleSeesOfEveryTableOnlyWhomItMaySeeWhicheverWayItAsks() throws SQLException {
        SoftAssertions softly = new SoftAssertions();
        for (Role role : POLICY.roles()) {
            for (TableContract table : DICTIONARY.tables()) {
                String before = BEFORE.get(List.of(role.name(), table.qualifiedName()));
                softly.assertThat(before)
                        .as("%s on %s before", role.name(), table.qualifiedName())
                        .isEqualTo(expected(role, table, EVERYBODY));
                Map<String, String> answers = answers(role, table);
                answers.forEach((way, after) -> softly.assertThat(after)
                        .as("%s on %s, %s", role.name(), table.qualifiedName(), way)
                        .isEqualTo(expected(role, table, List.of(PeopleWorld.STAYS))));
                softly.assertThat(answers).hasSize(Asking.ROWS.size() + 1);
                ConsentMatrix.add(role, table, before, answers.get("plain"));
            }
        }
        softly.assertAll();
    }

    @Test
    void nobodyLooksPastTheRows() {
        SoftAssertions softly = new SoftAssertions();
        for (Role role : POLICY.roles()) {
            for (TableContract table : DICTIONARY.tables()) {
                for (Asking asking : Asking.PAST_THE_ROWS) {
                    softly.assertThat(answer(role, table, asking))
                            .as("%s on %s, %s", role.name(), table.qualifiedName(), asking.title())
                            .isEqualTo(REFUSED);
                }
            }
        }
        softly.assertAll();
        ConsentMatrix.addPastTheRows(Asking.PAST_THE_ROWS);
    }

    @Test
    void nothingPersonalIsReadAsItIsByAnyRole() throws SQLException {
        SoftAssertions softly = new SoftAssertions();
        for (Role role : POLICY.roles()) {
            for (TableContract table : DICTIONARY.tables()) {
                Optional<Grant> grant = role.grant(table.qualifiedName());
                for (ColumnContract column : table.columns()) {
                    if (grant.isPresent()
                            && ConsentCoverage.isPersonal(column)
                            && !column.mask().equals(Optional.of(HASH))) {
                        String seen = values(
                                role, "SELECT %s FROM lakehouse.%s".formatted(column.name(), table.qualifiedName()));
                        softly.assertThat(seen)
                                .as("%s reads %s.%s", role.name(), table.qualifiedName(), column.name())
                                .doesNotContain(shownAsItIs(column, grant.get()));
                    }
                }
            }
        }
        softly.assertAll();
    }

    /** Least and greatest values in the engine's statistics would be those of everybody. */
    @Test
    void statisticsTellNoValueOfWhomARoleMayNotSee() throws SQLException {
        SoftAssertions softly = new SoftAssertions();
        for (Role role : POLICY.roles()) {
            for (TableContract table : DICTIONARY.tables()) {
                Optional<Grant> grant = role.grant(table.qualifiedName());
                if (grant.isPresent() && ConsentCoverage.isAboutPeople(table)) {
                    for (List<String> column : ask(role, "SHOW STATS FOR lakehouse." + table.qualifiedName())) {
                        if (column.getFirst() != null
                                && isHidden(
                                        role, table.column(column.getFirst()).orElseThrow(), grant.get())) {
                            softly.assertThat(column.subList(5, 7))
                                    .as("%s on %s: range of %s", role.name(), table.qualifiedName(), column.getFirst())
                                    .containsOnlyNulls();
                        }
                    }
                }
            }
        }
        softly.assertAll();
    }

    private static boolean isHidden(Role role, ColumnContract column, Grant grant) {
        boolean isWritten = grant.privileges().size() > 1;
        return ConsentCoverage.isPersonal(column)
                || role.people() == People.WHO_AGREED
                        && !isWritten
                        && !column.name().equals("customer_id");
    }

    private static String shownAsItIs(ColumnContract column, Grant grant) {
        return grant.visibility(column.classification()) == Visibility.REFUSED
                ? "anything"
                : PeopleWorld.stored(column);
    }

    /** Whom a role may see, as the policy and not the engine's rules say it. */
    private static String expected(Role role, TableContract table, List<String> agreed) {
        if (role.grant(table.qualifiedName()).isEmpty()) {
            return REFUSED;
        }
        if (!ConsentCoverage.isAboutPeople(table)) {
            return "rows about nobody";
        }
        List<String> seen = role.people() == People.EVERYONE ? EVERYBODY : agreed;
        return table.column("customer_id").isPresent() ? String.join(", ", seen) : "rows without names";
    }

    /** What the role is answered, by way of asking. */
    private static Map<String, String> answers(Role role, TableContract table) throws SQLException {
        Map<String, String> answers = new LinkedHashMap<>();
        if (role.grant(table.qualifiedName()).isEmpty()) {
            Asking.ROWS.forEach(asking -> answers.put(asking.title(), answer(role, table, asking)));
        } else {
            Map<String, List<String>> byWay = new LinkedHashMap<>();
            for (List<String> row : ask(role, sql(role, table, Asking.TOGETHER))) {
                byWay.computeIfAbsent(row.get(0), way -> new ArrayList<>()).add(row.get(1));
            }
            byWay.forEach((way, people) -> answers.put(way, described(table, people)));
        }
        answers.put("prepared", answer(role, table, Asking.PREPARED));
        return answers;
    }

    private static String answer(Role role, TableContract table, Asking asking) {
        try {
            return described(
                    table,
                    ask(role, sql(role, table, asking)).stream()
                            .map(List::getFirst)
                            .toList());
        } catch (SQLException e) {
            return isRefusal(e.getMessage()) ? REFUSED : "failed: " + e.getMessage();
        }
    }

    private static String described(TableContract table, List<String> people) {
        if (!ConsentCoverage.isAboutPeople(table)) {
            return "rows about nobody";
        }
        if (table.column("customer_id").isEmpty()) {
            return "rows without names";
        }
        return String.join(", ", new TreeSet<>(people));
    }

    private static String sql(Role role, TableContract table, Asking asking) {
        return asking.sql()
                .replace("{table}", "lakehouse." + table.qualifiedName())
                .replace("{schema}", table.namespace())
                .replace("{name}", table.table())
                .replace("{key}", key(table))
                .replace("{others}", others(role, table))
                .replace("{snapshot}", SNAPSHOTS.get(table.qualifiedName()))
                .replace("{time}", time);
    }

    /** Columns that the role is refused, else the last one: a table function is given every column that is not excluded. */
    private static String others(Role role, TableContract table) {
        List<String> refused = role.grant(table.qualifiedName()).stream()
                .flatMap(grant -> table.columns().stream()
                        .filter(column -> grant.visibility(column.classification()) == Visibility.REFUSED))
                .map(ColumnContract::name)
                .toList();
        return refused.isEmpty() ? table.columns().getLast().name() : String.join(", ", refused);
    }

    /** Runs anything in the name of the role, over one connection for each. */
    private static List<List<String>> ask(Role role, String sql) throws SQLException {
        if (!CONNECTIONS.containsKey(role.name())) {
            CONNECTIONS.put(role.name(), WAREHOUSE.warehouse().openAs(role.name()));
        }
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = CONNECTIONS.get(role.name()).createStatement()) {
            if (statement.execute(sql)) {
                ResultSet result = statement.getResultSet();
                while (result.next()) {
                    List<String> row = new ArrayList<>();
                    for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                        row.add(result.getString(column));
                    }
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static boolean isRefusal(String message) {
        return message.contains("Access Denied")
                || message.contains("not found or not allowed")
                || message.contains("not supported for table with")
                || message.contains("does not exist")
                || message.contains("is not supported for");
    }

    private static String key(TableContract table) {
        return table.column("customer_id").isPresent()
                ? "customer_id"
                : table.columns().getFirst().name();
    }

    private static String values(Role role, String sql) throws SQLException {
        try {
            List<String> values = new ArrayList<>();
            ask(role, sql).forEach(row -> values.add(String.valueOf(row.getFirst())));
            assertThat(values).isNotEmpty();
            return String.join("\n", values);
        } catch (SQLException e) {
            if (isRefusal(e.getMessage())) {
                return REFUSED;
            }
            throw e;
        }
    }
}
