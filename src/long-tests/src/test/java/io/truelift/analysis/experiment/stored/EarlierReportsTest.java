package io.truelift.analysis.experiment.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Outcome;
import io.truelift.analysis.portfolio.PortfolioStore;
import io.truelift.platform.database.Database;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.platform.database.ReportVersion;
import io.truelift.platform.database.Statements;
import io.truelift.platform.project.Resources;
import io.truelift.platform.project.Settings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reports of every form beside each other in the database: what statements read of them by path is where it was. */
@Tag("servers")
class EarlierReportsTest {
    private static final Instant MADE = Instant.parse("2026-11-20T09:30:00Z");
    private static EmbeddedPostgres postgres;
    private static DataSource database;
    private static ReportStore store;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        database = Database.of(Settings.of(Map.of(
                Settings.DATABASE_URL,
                postgres.getJdbcUrl("postgres", "postgres"),
                Settings.DATABASE_USER,
                "postgres",
                Settings.DATABASE_PASSWORD,
                "postgres")));
        Database.migrate(database);
        store = new ReportStore(database);
        addAsStored("hillstrom_email", "form-1-first");
        addAsStored("cart_reminder", "form-1");
        addAsStored("cart_reminder", "form-2-course");
        addAsStored("membership", "form-2-dimensions");
        ExperimentReport membership = store.newest(Kind.EXPERIMENT, "membership", ExperimentReport.class)
                .orElseThrow();
        store.add(Kind.EXPERIMENT, "membership", MADE, membership);
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    private static void addAsStored(String experiment, String form) {
        Statements.of(ReportStore.class, database)
                .ask(
                        why -> "Cannot keep %s: %s".formatted(form, why),
                        asked -> asked.createUpdate("add_report.sql")
                                .bind("kind", Kind.EXPERIMENT)
                                .bind("subject", experiment)
                                .bind("madeAt", MADE)
                                .bind("content", Resources.text(ExperimentReportFormat.class, form + ".json"))
                                .execute());
    }

    @Test
    void theNewestOfEachIsReadWhateverItsForm() {
        assertThat(store.newestOfEach(Kind.EXPERIMENT, ExperimentReport.class))
                .extracting(report -> report.experiment().name())
                .containsExactly("cart_reminder", "hillstrom_email", "membership");
    }

    @Test
    void everyVersionSaysWhoAskedForIt() {
        assertThat(store.versions(Kind.EXPERIMENT, "cart_reminder"))
                .extracting(ReportVersion::person)
                .containsOnly(Optional.of("analyst"))
                .hasSize(2);
        assertThat(store.versions(Kind.EXPERIMENT, "membership"))
                .extracting(ReportVersion::person)
                .containsOnly(Optional.of("analyst"))
                .hasSize(2);
    }

    @Test
    void aReceiptFindsEarlierReportsAndThoseOfToday() {
        List<ExperimentReport> found = store.byReceipt(Kind.EXPERIMENT, "3b1f7c5e9a2d", ExperimentReport.class);

        assertThat(found)
                .hasSize(2)
                .allSatisfy(report -> assertThat(report.experiment().name()).isEqualTo("membership"));
        assertThat(found.getFirst()).as("stored anew as it was").isEqualTo(found.getLast());
    }

    @Test
    void allOfThemAreSummarised() {
        assertThat(new PortfolioStore(database).read().entries())
                .extracting(
                        entry -> entry.summary().experiment(),
                        entry -> entry.summary().outcome(),
                        entry -> entry.summary().units())
                .contains(tuple("hillstrom_email", Outcome.WON, 64_000L), tuple("cart_reminder", Outcome.LOST, 6_000L))
                .hasSize(3);
    }
}
