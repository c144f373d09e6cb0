package io.truelift.governance.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.stack.TestWarehouse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the principals of kept totals may read and write, on a real Trino. Ann agreed to be counted, Bob did not. */
@Tag("servers")
class TotalsPrincipalTest {
    private static final TestWarehouse WAREHOUSE = TestWarehouse.shared();
    private static final String UNITS = "lakehouse." + TotalsPrincipal.TABLE;
    private static final String REFUSED =
            "(?s).*(Access Denied|not found or not allowed|not supported|row filter|column mask).*";

    @BeforeAll
    static void annAndBobMetAnExperiment() {
        WAREHOUSE.empty("governed.consent", "governed.customer", TotalsPrincipal.TABLE);
        WAREHOUSE.execute(
                "INSERT INTO lakehouse.governed.consent (customer_id, purpose, granted) VALUES ('c_ann', 'analytics', true), ('c_bob', 'analytics', false)",
                "INSERT INTO lakehouse.governed.customer (customer_id, given_name, record_count) VALUES ('c_ann', 'Ann', 1), ('c_bob', 'Bob', 1)",
                unit("kept", "c_ann"),
                unit("kept", "c_bob"));
    }

    @AfterAll
    static void leaveNothingBehind() {
        WAREHOUSE.empty("governed.consent", "governed.customer", TotalsPrincipal.TABLE);
    }

    private static String unit(String batch, String customer) {
        return "INSERT INTO %s (experiment, batch, part, customer_id, variant) VALUES ('probe', '%s', 0, '%s', 'control')"
                .formatted(UNITS, batch, customer);
    }

    @Test
    void totalsAreReadUnderTheRuleOfRowsOfTheMoment() throws SQLException {
        assertThat(customers(TotalsPrincipal.READER)).containsExactly(List.of("c_ann"));
        WAREHOUSE.execute("UPDATE lakehouse.governed.consent SET granted = false WHERE customer_id = 'c_ann'");
        try {
            assertThat(customers(TotalsPrincipal.READER)).isEmpty();
        } finally {
            WAREHOUSE.execute("UPDATE lakehouse.governed.consent SET granted = true WHERE customer_id = 'c_ann'");
        }
    }

    @Test
    void whoReadsTotalsReadsNoOtherTable() {
        SoftAssertions softly = new SoftAssertions();
        for (TableContract table : WAREHOUSE.dictionary().tables()) {
            if (!table.qualifiedName().equals(TotalsPrincipal.TABLE)) {
                String sql = "SELECT count(*) FROM lakehouse." + table.qualifiedName();
                softly.assertThatThrownBy(() -> WAREHOUSE.rowsAs(TotalsPrincipal.READER, sql))
                        .as(sql)
                        .message()
                        .matches(REFUSED);
            }
        }
        for (String hidden : List.of("files", "partitions", "snapshots", "history")) {
            String sql = "SELECT count(*) FROM lakehouse.analytics.\"experiment_unit$%s\"".formatted(hidden);
            softly.assertThatThrownBy(() -> WAREHOUSE.rowsAs(TotalsPrincipal.READER, sql))
                    .as(sql)
                    .message()
                    .matches(REFUSED);
        }
        softly.assertThatThrownBy(
                        () -> WAREHOUSE.rowsAs(TotalsPrincipal.READER, "SELECT * FROM system.runtime.queries"))
                .message()
                .matches(REFUSED);
        softly.assertAll();
    }

    @Test
    void whoReadsTotalsWritesNothing() {
        isRefused(TotalsPrincipal.READER, unit("by_reader", "c_ann"));
        isRefused(TotalsPrincipal.READER, "DELETE FROM " + UNITS);
        isRefused(TotalsPrincipal.READER, "UPDATE %s SET variant = 'treatment'".formatted(UNITS));
        isRefused(TotalsPrincipal.READER, "CREATE VIEW lakehouse.analytics.around AS SELECT * FROM " + UNITS);
        isRefused(TotalsPrincipal.READER, "ALTER TABLE %s EXECUTE optimize".formatted(UNITS));
    }

    @ParameterizedTest
    @ValueSource(strings = {TotalsPrincipal.KEEPER, TotalsPrincipal.JOINER})
    void whoKeepsTotalsWritesNoOtherTable(String keeper) throws SQLException {
        execute(keeper, unit("by_keeper", "c_ann"));
        assertThat(WAREHOUSE.rowsAs(
                        "truelift", "SELECT customer_id FROM %s WHERE batch = 'by_keeper'".formatted(UNITS)))
                .containsExactly(List.of("c_ann"));
        WAREHOUSE.execute("DELETE FROM %s WHERE batch = 'by_keeper'".formatted(UNITS));
        isRefused(keeper, "DELETE FROM " + UNITS);
        isRefused(keeper, "UPDATE %s SET variant = 'treatment'".formatted(UNITS));
        isRefused(keeper, "CREATE TABLE lakehouse.analytics.copy AS SELECT 1 AS one");
        isRefused(keeper, "CREATE VIEW lakehouse.analytics.around AS SELECT * FROM " + UNITS);
        SoftAssertions softly = new SoftAssertions();
        for (TableContract table : WAREHOUSE.dictionary().tables()) {
            if (!table.qualifiedName().equals(TotalsPrincipal.TABLE)) {
                String sql = "INSERT INTO lakehouse.%1$s SELECT * FROM lakehouse.%1$s WHERE false"
                        .formatted(table.qualifiedName());
                softly.assertThatThrownBy(() -> execute(keeper, sql))
                        .as(sql)
                        .message()
                        .matches(REFUSED);
            }
        }
        softly.assertAll();
    }

    @Test
    void whoKeepsTotalsReadsFactsAsAnalystsDo() throws SQLException {
        assertThat(WAREHOUSE.rowsAs(
                        TotalsPrincipal.KEEPER, "SELECT customer_id, given_name FROM lakehouse.governed.customer"))
                .containsExactly(List.of("c_ann", "A."));
        isRefused(TotalsPrincipal.KEEPER, "SELECT income_band FROM lakehouse.governed.customer");
        isRefused(TotalsPrincipal.KEEPER, "SELECT * FROM lakehouse.governed.identity");
    }

    /** What it reads of people who did not agree is joined to people who did before anything is kept of it. */
    @Test
    void whoJoinsFactsToUnitsSeesEveryRowWithTheColumnsOfAnalysts() throws SQLException {
        assertThat(WAREHOUSE.rowsAs(
                        TotalsPrincipal.JOINER,
                        "SELECT customer_id, given_name FROM lakehouse.governed.customer ORDER BY customer_id"))
                .containsExactly(List.of("c_ann", "A."), List.of("c_bob", "B."));
        isRefused(TotalsPrincipal.JOINER, "SELECT income_band FROM lakehouse.governed.customer");
        isRefused(TotalsPrincipal.JOINER, "SELECT * FROM lakehouse.governed.identity");
    }

    @Test
    void noPersonReadsBesideTheRuleOfRowsOrWritesTotals() throws SQLException {
        isRefused("analyst", "SELECT count(*) FROM " + UNITS);
        for (String person : List.of("analyst", "governance", "executive")) {
            isRefused(person, unit("by_person", "c_bob"));
            isRefused(person, "DELETE FROM " + UNITS);
        }
    }

    @Test
    void nobodyButTheSuiteItselfAsksInAnothersName() throws IOException {
        AccessPolicy policy = AccessPolicyReader.read(WAREHOUSE.project().governance(), WAREHOUSE.dictionary());
        JsonNode rules = new ObjectMapper()
                .readTree(new EngineRules(policy, WAREHOUSE.dictionary(), "lakehouse").json())
                .path("impersonation");

        assertThat(rules).hasSize(2);
        assertThat(rules.path(0).path("original_user").asText()).isEqualTo(policy.service());
        assertThat(rules.path(1).path("original_user").isMissingNode()).isTrue();
        assertThat(rules.path(1).path("new_user").asText()).isEqualTo(".*");
        assertThat(rules.path(1).path("allow").asBoolean()).isFalse();
    }

    private static List<List<String>> customers(String person) throws SQLException {
        return WAREHOUSE.rowsAs(
                person, "SELECT customer_id FROM %s WHERE experiment = 'probe' ORDER BY customer_id".formatted(UNITS));
    }

    private static void isRefused(String person, String sql) {
        assertThatThrownBy(() -> execute(person, sql))
                .as("%s: %s", person, sql)
                .isInstanceOf(SQLException.class)
                .message()
                .matches(REFUSED);
    }

    private static void execute(String person, String sql) throws SQLException {
        try (Connection connection = WAREHOUSE.warehouse().openAs(person);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
