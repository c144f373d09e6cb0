package io.truelift.governance.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.stack.TestWarehouse;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What each role sees through a real Trino, by the rules made from {@code governance/access.yaml}. */
@Tag("servers")
class EngineAccessTest {
    private static final TestWarehouse WAREHOUSE = TestWarehouse.shared();
    private static final String REFUSED = "Access Denied";
    private static final String NOT_ALLOWED = "not found or not allowed";

    /** Ann agreed to be counted, Bob refused, nobody asked Cid. */
    @BeforeAll
    static void threePeople() {
        WAREHOUSE.empty("governed.customer", "governed.consent", "governed.order_line");
        WAREHOUSE.execute("""
                INSERT INTO lakehouse.governed.customer (customer_id, given_name, family_name, birth_year, income_band, country, record_count)
                VALUES ('c_ann', 'Ann', 'Archer', 1987, 'high', 'DE', 1), ('c_bob', 'Bob', 'Baker', 1990, 'low', 'FR', 1),
                       ('c_cid', 'Cid', 'Cook', 1955, 'low', 'FR', 1)
                """, """
                INSERT INTO lakehouse.governed.consent (customer_id, purpose, granted)
                VALUES ('c_ann', 'analytics', true), ('c_bob', 'analytics', false), ('c_bob', 'advertising', true)
                """, """
                INSERT INTO lakehouse.governed.order_line (record_id, customer_id, amount)
                VALUES ('o1', 'c_ann', 10), ('o2', 'c_bob', 20), ('o3', NULL, 40)
                """);
    }

    @Test
    void analystSeesOnlyPeopleWhoAgreedToBeCounted() throws SQLException {
        assertThat(rows("analyst", "SELECT customer_id FROM lakehouse.governed.customer"))
                .containsExactly(List.of("c_ann"));
    }

    @Test
    void analystSeesNamesAsInitialsAndYearsAsDecades() throws SQLException {
        assertThat(rows(
                        "analyst",
                        "SELECT given_name, family_name, birth_year, country FROM lakehouse.governed.customer"))
                .containsExactly(List.of("A.", "A.", "1980", "DE"));
    }

    @Test
    void analystIsRefusedSensitiveColumns() throws SQLException {
        assertThatThrownBy(() -> rows("analyst", "SELECT income_band FROM lakehouse.governed.customer"))
                .hasMessageContaining(REFUSED);
        assertThat(rows("analyst", "SELECT * FROM lakehouse.governed.customer").getFirst())
                .doesNotContain("high");
    }

    @Test
    void governanceSeesEveryRowButNoNames() throws SQLException {
        assertThat(rows(
                        "governance",
                        "SELECT given_name, income_band FROM lakehouse.governed.customer ORDER BY customer_id"))
                .containsExactly(
                        java.util.Arrays.asList("A.", null),
                        java.util.Arrays.asList("B.", null),
                        java.util.Arrays.asList("C.", null));
    }

    @Test
    void executiveIsRefusedTablesAboutPeople() {
        assertThatThrownBy(() -> rows("executive", "SELECT customer_id FROM lakehouse.governed.customer"))
                .hasMessageContaining(REFUSED);
        assertThatThrownBy(() -> rows("executive", "SELECT customer_id FROM lakehouse.governed.consent"))
                .hasMessageContaining(REFUSED);
    }

    @Test
    void factsOfPeopleWhoDidNotAgreeAndFactsWithoutAPersonAreLeftOut() throws SQLException {
        assertThat(rows("analyst", "SELECT sum(amount) FROM lakehouse.governed.order_line"))
                .containsExactly(List.of("10.0000"));
        assertThat(rows("governance", "SELECT sum(amount) FROM lakehouse.governed.order_line"))
                .containsExactly(List.of("70.0000"));
    }

    @Test
    void consentHoldsThroughJoinsSubQueriesAndTimeTravel() throws SQLException {
        assertThat(
                        rows(
                                "analyst",
                                "SELECT count(*) FROM lakehouse.governed.order_line o JOIN lakehouse.governed.customer c ON o.customer_id <> c.customer_id"))
                .containsExactly(List.of("0"));
        assertThat(
                        rows(
                                "analyst",
                                "SELECT count(*) FROM (SELECT customer_id FROM lakehouse.governed.customer WHERE country = 'FR')"))
                .containsExactly(List.of("0"));
        String snapshot = WAREHOUSE
                .rowsAs(
                        "truelift",
                        "SELECT max_by(snapshot_id, committed_at) FROM lakehouse.governed.\"customer$snapshots\"")
                .getFirst()
                .getFirst();
        assertThat(rows("analyst", "SELECT count(*) FROM lakehouse.governed.customer FOR VERSION AS OF " + snapshot))
                .containsExactly(List.of("1"));
    }

    @Test
    void hiddenTablesAreRefusedToEveryRole() {
        for (String person : List.of("governance", "analyst", "executive")) {
            for (String hidden : List.of("files", "partitions", "snapshots", "manifests", "history")) {
                assertThatThrownBy(() ->
                                rows(person, "SELECT * FROM lakehouse.governed.\"customer$%s\"".formatted(hidden)))
                        .as("%s reads customer$%s", person, hidden)
                        .hasMessageContaining(NOT_ALLOWED);
            }
        }
    }

    @Test
    void nobodyButTheSuiteMakesViewsTablesOrChanges() {
        for (String person : List.of("governance", "analyst", "executive")) {
            assertThatThrownBy(
                            () -> execute(
                                    person,
                                    "CREATE VIEW lakehouse.analytics.around SECURITY DEFINER AS SELECT * FROM lakehouse.governed.customer"))
                    .hasMessageContaining(REFUSED);
            assertThatThrownBy(() -> execute(
                            person,
                            "CREATE TABLE lakehouse.analytics.copy AS SELECT * FROM lakehouse.governance.dictionary"))
                    .hasMessageContaining(REFUSED);
            assertThatThrownBy(() -> execute(person, "DELETE FROM lakehouse.governed.consent"))
                    .hasMessageContaining(REFUSED);
        }
    }

    @Test
    void aPersonUnknownToThePolicySeesNothing() {
        assertThatThrownBy(() -> rows("stranger", "SELECT * FROM lakehouse.governance.dictionary"))
                .hasMessageContaining(NOT_ALLOWED);
    }

    @Test
    void withdrawalHoldsFromTheNextQueryOn() throws SQLException {
        WAREHOUSE.execute(
                "UPDATE lakehouse.governed.consent SET granted = false WHERE customer_id = 'c_ann' AND purpose = 'analytics'");
        try {
            assertThat(rows("analyst", "SELECT customer_id FROM lakehouse.governed.customer"))
                    .isEmpty();
            assertThat(rows("analyst", "SELECT count(*) FROM lakehouse.governed.order_line"))
                    .containsExactly(List.of("0"));
        } finally {
            WAREHOUSE.execute(
                    "UPDATE lakehouse.governed.consent SET granted = true WHERE customer_id = 'c_ann' AND purpose = 'analytics'");
        }
    }

    private static List<List<String>> rows(String person, String sql) throws SQLException {
        return WAREHOUSE.rowsAs(person, sql);
    }

    private static void execute(String person, String sql) throws SQLException {
        try (var connection = WAREHOUSE.warehouse().openAs(person);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
