package io.truelift.analysis.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.analysis.decision.DecisionLog;
import io.truelift.analysis.decision.ExperimentDecision;
import io.truelift.analysis.decision.ExperimentDecision.Choice;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Outcome;
import io.truelift.definitions.experiment.Design;
import io.truelift.platform.database.Database;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.platform.project.Settings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("servers")
class PortfolioStoreTest {
    private static EmbeddedPostgres postgres;
    private static DataSource database;

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
        Flyway.configure()
                .dataSource(database)
                .schemas("truelift")
                .locations("classpath:io/truelift/platform/database/migration")
                .target("26")
                .load()
                .migrate();
        add(Samples.report("before", Design.AB, Outcome.WON, 2, 0.3));
        Database.migrate(database);
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    private static void add(ExperimentReport report) {
        new ReportStore(database).add(Kind.EXPERIMENT, report.experiment().name(), report.analysedAt(), report);
    }

    @Test
    void summarisesTheNewestReportOfEachAlsoOfThoseThatWereThere() {
        PortfolioStore store = new PortfolioStore(database);
        add(Samples.report("now", Design.AB, Outcome.LOST, -2, 0.3));
        assertThat(store.read().entries())
                .extracting(entry -> entry.summary().experiment())
                .contains("before", "now");
        String stamp = store.stamp();
        add(Samples.report("now", Design.AB, Outcome.WON, 2, 0.3));
        assertThat(store.stamp()).isNotEqualTo(stamp);
        PortfolioEntry now = entry(store, "now");
        assertThat(now.summary().outcome()).isEqualTo(Outcome.WON);
        assertThat(now.decision()).isEmpty();
        String undecided = store.stamp();
        new DecisionLog(database)
                .add(new ExperimentDecision(
                        "now", now.summary().reportId(), Choice.SHIP, "it pays", "anna", Samples.ANALYSED));
        assertThat(store.stamp()).isNotEqualTo(undecided);
        assertThat(entry(store, "now").isShipped()).isTrue();
    }

    private static PortfolioEntry entry(PortfolioStore store, String name) {
        return store.read().entries().stream()
                .filter(entry -> entry.summary().experiment().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
