package io.truelift.governance.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.analysis.report.Reports;
import io.truelift.definitions.query.QueryException;
import io.truelift.governance.privacy.ConsentReport.Period;
import io.truelift.governance.privacy.ConsentReport.PurposeConsent;
import io.truelift.governance.privacy.ConsentReport.SegmentEffect;
import io.truelift.governance.privacy.ConsentReport.Step;
import io.truelift.governance.privacy.ConsentReport.Wave;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.platform.project.Project;
import io.truelift.stack.TestWarehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Consent counted by a real Trino; figures were counted by hand in the rows of the SQL files beside this class. */
@Tag("servers")
class ConsentAnalysisTest {
    private static final List<String> TABLES =
            List.of("governed.customer", "governed.consent", "governed.consent_history");

    @TempDir
    private static Path folder;

    private static TestWarehouse warehouse;
    private static Project project;

    @BeforeAll
    static void load() throws IOException {
        warehouse = TestWarehouse.shared();
        TABLES.forEach(table -> PrivacyProject.fill(warehouse, table));
        project = PrivacyProject.in(folder, warehouse.project().data());
    }

    @AfterAll
    static void empty() {
        TABLES.forEach(warehouse::empty);
    }

    @Test
    void countsWhoAgreesNowAndWeekByWeek() {
        ConsentReport report = reportAs("governance");
        PurposeConsent analytics = report.purposes().getFirst();

        assertThat(report.customers()).isEqualTo(61);
        assertThat(report.step()).isEqualTo(Step.WEEK);
        // 60 spoke; p16 refused, p1 to p11 took it back, the grants of p14 and p15 ran out.
        assertThat(analytics.agreed()).isEqualTo(46);
        assertThat(analytics.refused()).isEqualTo(14);
        assertThat(analytics.periods()).hasSize(9); // Mondays from 5 January to 2 March
        assertThat(analytics.periods().getFirst())
                .isEqualTo(new Period(LocalDate.parse("2026-01-05"), 59, 0, 0, 1, 59));
        assertThat(analytics.periods().get(6)).isEqualTo(new Period(LocalDate.parse("2026-02-16"), 0, 12, 2, 0, 45));
        assertThat(analytics.periods().getLast())
                .as("p12 came back; a renewal changes nothing")
                .isEqualTo(new Period(LocalDate.parse("2026-03-02"), 1, 0, 0, 0, 46));
        assertThat(report.purposes())
                .extracting(PurposeConsent::purpose)
                .containsExactly("analytics", "personalization", "marketing_email", "advertising");
        assertThat(report.purposes().getLast().periods()).isEmpty();
        assertThat(warehouse.reports().newest(Kind.CONSENT, Reports.CONSENT, ConsentReport.class))
                .contains(report);
    }

    @Test
    void saysWhatAWaveDidToSegments() {
        ConsentReport report = reportAs("governance");

        assertThat(report.waves()).hasSize(1);
        Wave wave = report.waves().getFirst();
        assertThat(wave.period().from()).isEqualTo(LocalDate.parse("2026-02-16"));
        assertThat(wave.period().agreedAtStart()).isEqualTo(59);
        assertThat(wave.usual()).isZero();
        // 28 live in France, of whom p1 to p8 left.
        assertThat(wave.segments()).containsExactly(new SegmentEffect("in_france", "In France", 28, 8, 0));
        assertThat(wave.segments().getFirst().after()).isEqualTo(20);
        assertThat(report.notes())
                .containsExactly(
                        "Well off is left out: its rule reads a sensitive column, which is hidden from who looks after the data.");
    }

    @Test
    void thePeriodsEndWhereTheEngineCountsToday() {
        PurposeConsent analytics = reportAs("governance").purposes().getFirst();
        assertThat(analytics.periods().getLast().agreedAtEnd()).isEqualTo(analytics.agreed());
    }

    @Test
    void isRefusedToWhoMayNotSeeEverybodysWords() {
        assertThatThrownBy(() -> reportAs("analyst"))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("Access Denied");
    }

    private static ConsentReport reportAs(String person) {
        Clock clock = Clock.fixed(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);
        return new Reports(project, warehouse.warehouse(), warehouse.reports(), person, clock).analyseConsent();
    }
}
