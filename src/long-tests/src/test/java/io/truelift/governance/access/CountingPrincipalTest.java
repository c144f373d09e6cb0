package io.truelift.governance.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.analysis.segment.SegmentEvaluation;
import io.truelift.analysis.segment.SegmentSummary;
import io.truelift.analysis.unfiltered.UnfilteredCount;
import io.truelift.definitions.query.BoundStatement;
import io.truelift.definitions.query.QueryException;
import io.truelift.definitions.query.SqlFile;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.segment.Segment;
import io.truelift.definitions.segment.SegmentCatalog;
import io.truelift.stack.TestWarehouse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How many people a segment leaves out is counted over everybody, by conditions that an analyst writes. They find of
 * twelve Bobs, who did not agree, no more than an analyst sees of Ann, who did.
 */
@Tag("servers")
class CountingPrincipalTest {
    private static final TestWarehouse WAREHOUSE = TestWarehouse.shared();
    private static final String COUNTING = CountingPrincipal.of("analyst");

    @BeforeAll
    static void annAgreedAndBobDidNot() {
        WAREHOUSE.empty("governed.customer", "governed.consent");
        WAREHOUSE.execute(
                """
                INSERT INTO lakehouse.governed.customer (customer_id, given_name, birth_year, income_band, country, record_count)
                SELECT 'c_ann', 'Ann', 1987, 'high', '1', 1
                UNION ALL
                SELECT 'c_bob_' || CAST(number AS varchar), 'Bob', 1993, 'low', 'FRANCE', 1 FROM UNNEST(sequence(1, 12)) AS bob (number)
                """,
                "INSERT INTO lakehouse.governed.consent (customer_id, purpose, granted) VALUES ('c_ann', 'analytics', true)");
    }

    @AfterAll
    static void leaveNothingBehind() {
        WAREHOUSE.empty("governed.customer", "governed.consent");
    }

    @Test
    void whoDidNotAgreeIsCountedAndLeftOut() throws SQLException {
        SegmentSummary summary = size("true");
        assertThat(summary.members()).isEqualTo(1);
        assertThat(summary.withoutConsent()).as("in tens").isEqualTo(10);
        assertThat(summary.customers()).isEqualTo(13);
    }

    /** A condition that fits one person, or all but one, tells nothing of them. */
    @Test
    void onePersonMoreOrLessIsNotTold() throws SQLException {
        assertThat(size("customer_id = 'c_bob_1'").withoutConsent()).isZero();
        assertThat(size("customer_id <> 'c_bob_1'").withoutConsent())
                .isEqualTo(size("true").withoutConsent());
    }

    @Test
    void aConditionOnAMaskedColumnMeetsTheMaskAsAnalystsSeeIt() throws SQLException {
        assertThat(size("given_name = 'Bob'").withoutConsent()).isZero();
        assertThat(size("length(given_name) = 3").withoutConsent()).isZero();
        assertThat(size("birth_year = 1993").withoutConsent()).isZero();
        assertThat(size("given_name = 'B.' AND birth_year = 1990").withoutConsent())
                .as("as of Ann: initial and decade")
                .isEqualTo(10);
    }

    @Test
    void sensitiveColumnsHiddenTablesAndRawTablesAreRefused() {
        for (String sql : List.of(
                "SELECT income_band FROM lakehouse.governed.customer",
                "SELECT * FROM lakehouse.governed.\"customer$files\"",
                "SELECT * FROM lakehouse.governed.identity",
                "SELECT * FROM lakehouse.raw.customer_record",
                "DELETE FROM lakehouse.governed.consent",
                "INSERT INTO lakehouse.analytics.segment_member (segment) VALUES ('x')",
                "ALTER TABLE lakehouse.governed.customer EXECUTE optimize",
                "CREATE VIEW lakehouse.analytics.around AS SELECT * FROM lakehouse.governed.customer")) {
            assertThatThrownBy(() -> WAREHOUSE.rowsAs(COUNTING, sql))
                    .as(sql)
                    .isInstanceOf(SQLException.class)
                    .message()
                    .matches("(?s).*(Access Denied|not found or not allowed|not supported|row filter|column mask).*");
        }
    }

    @Test
    void anErrorTellsNoValueOfSomebodyWhoDidNotAgree() {
        assertThatThrownBy(() -> size("CAST(country AS integer) = 1"))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("fails for people who did not agree")
                .hasMessageContaining("TRY_CAST")
                .hasMessageNotContaining("FRANCE")
                .hasNoCause();
    }

    @Test
    void aRefusalIsToldAsItIs() {
        SqlFile sensitive = SqlFile.parse(
                Path.of("sql/segments/rich.sql"),
                "-- title: Rich\nSELECT count_if(income_band = 'low') AS n FROM lakehouse.governed.customer");
        assertThatThrownBy(() -> UnfilteredCount.of(
                        WAREHOUSE.warehouse(), BoundStatement.of(sensitive), "analyst", row -> row.getLong("n")))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("Access Denied");
    }

    @Test
    void noPersonHasItsName() {
        assertThat(CountingPrincipal.isPrincipal(COUNTING)).isTrue();
        assertThat(CountingPrincipal.isPrincipal("analyst")).isFalse();
        assertThat(CountingPrincipal.of(SignedDefinition.principal("segments/well_off")))
                .isEqualTo("count/question/segments/well_off");
    }

    private static SegmentSummary size(String condition) throws SQLException {
        SqlLibrary library = SqlLibrary.of(WAREHOUSE.project());
        Segment segment = new SegmentCatalog(library)
                .draft(
                        "probe",
                        "-- title: Probe\n-- description: Somebody.\n-- owner: crm\n-- purpose: analytics\nSELECT customer_id FROM lakehouse.governed.customer WHERE "
                                + condition);
        return new SegmentEvaluation(library, WAREHOUSE.warehouse(), Clock.systemUTC()).size(segment, "analyst");
    }
}
