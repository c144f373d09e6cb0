package io.truelift.governance.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.stack.TestWarehouse;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Sly ways to learn something of a person who did not agree, without ever seeing their row. Bob's grant ran out; his
 * country and his value stand nowhere else.
 */
@Tag("servers")
class ConsentLeaksTest {
    private static final TestWarehouse WAREHOUSE = TestWarehouse.shared();

    @BeforeAll
    static void annAgreedAndBobsGrantRanOut() {
        WAREHOUSE.empty("governed.customer", "governed.consent");
        WAREHOUSE.execute("""
                INSERT INTO lakehouse.governed.customer (customer_id, given_name, birth_year, income_band, country, history_value, record_count)
                VALUES ('c_ann', 'Ann', 1987, 'high', '1', 10, 1), ('c_bob', 'Bob', 1993, 'low', 'FRANCE', 98765, 1)
                """, """
                INSERT INTO lakehouse.governed.consent (customer_id, purpose, granted, expires_at)
                VALUES ('c_ann', 'analytics', true, NULL), ('c_bob', 'analytics', true, current_timestamp - INTERVAL '1' SECOND)
                """);
    }

    @AfterAll
    static void leaveNothingBehind() {
        WAREHOUSE.execute(
                "DROP VIEW IF EXISTS lakehouse.analytics.everybody",
                "DROP VIEW IF EXISTS lakehouse.analytics.whoever_asks");
        WAREHOUSE.empty("governed.customer", "governed.consent");
    }

    @Test
    void anErrorOfAConditionTellsNoValueOfSomebodyLeftOut() throws SQLException {
        assertThat(analyst("SELECT customer_id FROM lakehouse.governed.customer WHERE CAST(country AS integer) = 1"))
                .containsExactly(List.of("c_ann"));
        assertThat(
                        analyst(
                                "SELECT customer_id FROM lakehouse.governed.customer WHERE customer_id = 'c_bob' AND CAST(country AS integer) = 1"))
                .isEmpty();
        assertThat(analyst("SELECT customer_id FROM lakehouse.governed.customer WHERE 1 / (history_value - 98765) < 2"))
                .containsExactly(List.of("c_ann"));
        assertThat(analyst("SELECT customer_id FROM lakehouse.governed.customer WHERE 1 / (birth_year - 1990) < 2"))
                .containsExactly(List.of("c_ann"));
    }

    @Test
    void anErrorOfAJoinTellsNoValueOfSomebodyLeftOut() throws SQLException {
        assertThat(analyst("""
                SELECT c.customer_id FROM lakehouse.governed.customer c
                JOIN (VALUES 1, 2) AS n (n) ON CAST(c.country AS integer) = n.n
                """)).containsExactly(List.of("c_ann"));
    }

    @Test
    void anExplanationCountsNobodyBehindACondition() throws SQLException {
        String trueOfBob = rowsBehind("country = 'FRANCE'");
        String trueOfNobody = rowsBehind("country = 'SPAIN'");
        assertThat(trueOfBob).isEqualTo(trueOfNobody);
    }

    @Test
    void statisticsTellNoRange() throws SQLException {
        assertThat(analyst("SHOW STATS FOR lakehouse.governed.customer").toString())
                .doesNotContain("98765")
                .doesNotContain("1993");
        assertThat(analyst("SHOW STATS FOR (SELECT history_value FROM lakehouse.governed.customer)")
                        .toString())
                .doesNotContain("98765");
        assertThat(WAREHOUSE
                        .rowsAs("governance", "SHOW STATS FOR lakehouse.governed.customer")
                        .toString())
                .as("a year of birth that the role sees as a decade")
                .doesNotContain("1993");
    }

    @Test
    void aGrantRunsOutBetweenTwoQueriesWithoutARun() throws Exception {
        WAREHOUSE.execute(
                "UPDATE lakehouse.governed.consent SET expires_at = current_timestamp + INTERVAL '5' SECOND WHERE customer_id = 'c_ann'");
        try {
            assertThat(analyst("SELECT customer_id FROM lakehouse.governed.customer"))
                    .containsExactly(List.of("c_ann"));
            Thread.sleep(5_100);
            assertThat(analyst("SELECT customer_id FROM lakehouse.governed.customer"))
                    .isEmpty();
        } finally {
            WAREHOUSE.execute("UPDATE lakehouse.governed.consent SET expires_at = NULL WHERE customer_id = 'c_ann'");
        }
    }

    @Test
    void aGrantThatRanOutReadsAsNoneInEveryQuestion() throws SQLException {
        WAREHOUSE.execute(
                "INSERT INTO lakehouse.governed.consent (customer_id, purpose, granted, expires_at) VALUES ('c_ann', 'personalization', true, current_timestamp - INTERVAL '1' SECOND)");
        assertThat(analyst("SELECT purpose FROM lakehouse.governed.consent WHERE granted"))
                .containsExactly(List.of("analytics"));
        assertThat(
                        WAREHOUSE.rowsAs(
                                "governance",
                                "SELECT purpose, granted FROM lakehouse.governed.consent WHERE customer_id = 'c_ann' ORDER BY purpose"))
                .containsExactly(List.of("analytics", "true"), List.of("personalization", "false"));
    }

    @Test
    void yesterdaysConsentIsNotReadInPlaceOfTodays() throws SQLException {
        String before = WAREHOUSE
                .rowsAs(
                        "truelift",
                        "SELECT max_by(snapshot_id, committed_at) FROM lakehouse.governed.\"consent$snapshots\"")
                .getFirst()
                .getFirst();
        WAREHOUSE.execute("UPDATE lakehouse.governed.consent SET granted = false WHERE customer_id = 'c_ann'");
        try {
            assertThat(analyst("SELECT customer_id FROM lakehouse.governed.consent FOR VERSION AS OF " + before))
                    .isEmpty();
        } finally {
            WAREHOUSE.execute("UPDATE lakehouse.governed.consent SET granted = true WHERE customer_id = 'c_ann'");
        }
    }

    /** Who may write a table may gather its statistics; they are counts. */
    @Test
    void onlyWhoWritesATableGathersItsStatistics() {
        for (String role : List.of("governance", "analyst", "executive")) {
            assertThatThrownBy(() -> WAREHOUSE.rowsAs(role, "ANALYZE lakehouse.governed.customer"))
                    .hasMessageContaining("Access Denied");
        }
    }

    @Test
    void aViewWithItsMakersRightsIsFound() throws SQLException {
        WAREHOUSE.execute(
                "CREATE VIEW lakehouse.analytics.everybody SECURITY DEFINER AS SELECT * FROM lakehouse.governed.customer",
                "CREATE VIEW lakehouse.analytics.whoever_asks SECURITY INVOKER AS SELECT * FROM lakehouse.governed.customer");
        assertThat(DefinerViews.find(WAREHOUSE.warehouse()))
                .singleElement()
                .asString()
                .contains("everybody")
                .contains("SECURITY INVOKER");
        for (String role : List.of("governance", "analyst", "executive")) {
            assertThatThrownBy(() -> WAREHOUSE.rowsAs(role, "SELECT * FROM lakehouse.analytics.everybody"))
                    .hasMessageContaining("not found or not allowed");
        }
    }

    /** Rows that come out of the scan, as the engine tells them. */
    private static String rowsBehind(String condition) throws SQLException {
        String plan = analyst(
                        "EXPLAIN ANALYZE SELECT customer_id FROM lakehouse.governed.customer WHERE customer_id = 'c_bob' AND "
                                + condition)
                .toString();
        return plan.lines()
                .filter(line -> line.contains("Output: ") || line.contains("Filtered:"))
                .map(line ->
                        line.replaceAll(".*(Output: \\d+ rows?).*", "$1").replaceAll(".*(Filtered: [0-9.]+%).*", "$1"))
                .toList()
                .toString();
    }

    private static List<List<String>> analyst(String sql) throws SQLException {
        return WAREHOUSE.rowsAs("analyst", sql);
    }
}
