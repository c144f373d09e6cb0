package io.truelift.governance.signoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.analysis.report.Reports;
import io.truelift.definitions.query.ColumnName;
import io.truelift.definitions.query.QueryException;
import io.truelift.definitions.query.SqlFileException;
import io.truelift.governance.access.AccessPolicyReader;
import io.truelift.governance.access.EngineRules;
import io.truelift.governance.access.SignedDefinition;
import io.truelift.governance.access.SignedDefinition.SignedColumn;
import io.truelift.governance.diff.PublishedDictionary;
import io.truelift.governance.signoff.SignOffLog.SignOffEvent;
import io.truelift.platform.database.Database;
import io.truelift.platform.project.Settings;
import io.truelift.stack.Stack;
import io.truelift.stack.TestWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sign-offs through a real Trino: what the suite lets pass and what the engine lets pass. */
@Tag("servers")
class SignOffEngineTest {
    private static final TestWarehouse WAREHOUSE = TestWarehouse.shared();
    private static final LocalDate TODAY = SignedProject.TODAY;
    private static final String PRINCIPAL = "question/segments/well_off";
    private static final String SENSITIVE =
            "SELECT customer_id, income_band FROM lakehouse.governed.customer ORDER BY customer_id";

    @TempDir
    Path folder;

    /** Ann and Dan agreed to be counted, Bob did not; Ann and Bob are well off. */
    @BeforeAll
    static void threePeople() {
        WAREHOUSE.empty("governed.customer", "governed.consent", "analytics.segment_member");
        WAREHOUSE.execute(
                """
                INSERT INTO lakehouse.governed.customer (customer_id, given_name, income_band, record_count)
                VALUES ('c_ann', 'Ann', 'high', 1), ('c_bob', 'Bob', 'high', 1), ('c_dan', 'Dan', 'low', 1)
                """,
                "INSERT INTO lakehouse.governed.consent (customer_id, purpose, granted) VALUES ('c_ann', 'analytics', true), ('c_dan', 'analytics', true)");
    }

    @AfterAll
    static void shippedRules() {
        new Stack(WAREHOUSE.project()).publishRules();
    }

    @Test
    void withoutASignOffBothSuiteAndEngineRefuse() throws Exception {
        SignedProject project = SignedProject.in(folder, WAREHOUSE.project().data());
        assertThatThrownBy(() -> reports(project, "analyst").refreshSegment("well_off"))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("nobody signed it off");
        assertThatThrownBy(() -> WAREHOUSE.rowsAs("analyst", SENSITIVE)).hasMessageContaining("Access Denied");
    }

    @Test
    void aSignedSegmentRunsAndFreeSqlIsStillRefused() throws Exception {
        SignedProject project = SignedProject.in(folder, WAREHOUSE.project().data());
        project.sign(TODAY, TODAY.plusDays(1));
        publish(project.signOffs().signedQuestions());

        assertThat(reports(project, "analyst").refreshSegment("well_off").members())
                .as("Ann; Bob did not agree")
                .isEqualTo(1);
        assertThatThrownBy(() -> WAREHOUSE.rowsAs("analyst", SENSITIVE)).hasMessageContaining("Access Denied");
        assertThat(WAREHOUSE.rowsAs(PRINCIPAL, SENSITIVE))
                .as("rows of people who agreed")
                .containsExactly(List.of("c_ann", "high"), List.of("c_dan", "low"));
        assertThat(WAREHOUSE.rowsAs(
                        PRINCIPAL, "SELECT given_name FROM lakehouse.governed.customer WHERE customer_id = 'c_ann'"))
                .as("names stay masked")
                .containsExactly(List.of("A."));
        assertThatThrownBy(() -> WAREHOUSE.rowsAs(PRINCIPAL, "SELECT income_band FROM lakehouse.raw.customer_record"))
                .hasMessageContaining("Access Denied");
        assertThatThrownBy(() -> reports(project, "executive").refreshSegment("well_off"))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("for the role analyst");
    }

    @Test
    void afterItsEndTheEngineRefusesTheColumnWhateverTheSuiteSays() throws Exception {
        publish(List.of(new SignedDefinition(
                "segments/well_off",
                List.of(new SignedColumn("governed.customer", "income_band", TODAY.minusDays(9), TODAY)))));
        assertThatThrownBy(() -> WAREHOUSE.rowsAs(PRINCIPAL, SENSITIVE))
                .hasMessageContaining("The sign-off for governed.customer.income_band does not hold today");
        assertThat(WAREHOUSE.rowsAs(PRINCIPAL, "SELECT count(*) FROM lakehouse.governed.customer"))
                .containsExactly(List.of("2"));
    }

    @Test
    void theRecordCannotBeChanged() throws SQLException {
        var database = Database.of(Settings.of(WAREHOUSE.project()));
        new SignOffLog(database, Clock.systemUTC())
                .add(
                        SignOffEvent.SIGNED,
                        new SignOff(
                                "segments/well_off",
                                ColumnName.parse(SignedProject.COLUMN),
                                "0".repeat(64),
                                "governance",
                                "Fair pricing study.",
                                TODAY,
                                TODAY.plusDays(1)),
                        "governance");
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("UPDATE sign_off SET reason = 'other'"))
                    .hasMessageContaining("its lines are a record");
            assertThatThrownBy(() -> statement.execute("DELETE FROM sign_off"))
                    .hasMessageContaining("its lines are a record");
        }
    }

    @Test
    void theEngineTellsTheRolesOfAPerson() throws SQLException {
        assertThat(WAREHOUSE.warehouse().rolesOf("analyst")).containsExactly("analyst");
        assertThat(WAREHOUSE.warehouse().rolesOf(PRINCIPAL)).isEmpty();
    }

    @Test
    void thePublishedDictionaryIsReadBackFromItsTable() throws SQLException {
        assertThat(PublishedDictionary.exists(WAREHOUSE.warehouse())).isTrue();
        assertThat(PublishedDictionary.read(WAREHOUSE.warehouse(), WAREHOUSE.dictionary()))
                .isEmpty();
        WAREHOUSE.execute("""
                INSERT INTO lakehouse.governance.dictionary (table_name, column_name, position, data_type, description, owner, classification, purposes, table_description, grain)
                VALUES ('governed.touch', 'spoils', 1, 'integer', 'A column that is gone.', 'marketing', 'internal', ARRAY['advertising'], 'Contacts.', 'one row per contact')
                """);
        try {
            assertThat(PublishedDictionary.read(WAREHOUSE.warehouse(), WAREHOUSE.dictionary())
                            .orElseThrow()
                            .table("governed.touch")
                            .column("spoils"))
                    .isPresent();
        } finally {
            WAREHOUSE.empty("governance.dictionary");
        }
    }

    private static Reports reports(SignedProject project, String person) {
        return new Reports(project.project(), WAREHOUSE.warehouse(), WAREHOUSE.reports(), person, Clock.systemUTC());
    }

    /** The engine reads its rules anew every second. */
    private static void publish(List<SignedDefinition> signed) throws IOException, InterruptedException {
        var dictionary = WAREHOUSE.dictionary();
        String rules = new EngineRules(
                        AccessPolicyReader.read(WAREHOUSE.project().governance(), dictionary),
                        dictionary,
                        "lakehouse",
                        signed)
                .json();
        Files.writeString(new Stack(WAREHOUSE.project()).rulesFile(), rules);
        Thread.sleep(2_500);
    }
}
