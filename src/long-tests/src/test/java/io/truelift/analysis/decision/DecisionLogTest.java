package io.truelift.analysis.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.analysis.decision.ExperimentDecision.Choice;
import io.truelift.platform.database.Database;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.platform.database.ReportVersion;
import io.truelift.platform.project.Settings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("servers")
class DecisionLogTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-24T09:00:00Z");

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
        Database.migrate(database);
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void keepsEveryVersionOfAReportAndOpensExactlyTheOneAskedFor() {
        ReportStore store = new ReportStore(database);
        store.add(Kind.EXPERIMENT, "kept", MONDAY, Map.of("lift", 1, "receipt", Map.of("person", "anna")));
        store.add(Kind.EXPERIMENT, "kept", TUESDAY, Map.of("lift", 2));
        List<ReportVersion> versions = store.versions(Kind.EXPERIMENT, "kept");
        assertThat(versions).extracting(ReportVersion::madeAt).containsExactly(TUESDAY, MONDAY);
        assertThat(versions).extracting(ReportVersion::person).containsExactly(Optional.empty(), Optional.of("anna"));
        assertThat(store.version(Kind.EXPERIMENT, "kept", versions.getLast().id(), Map.class))
                .hasValueSatisfying(report -> assertThat(report).containsEntry("lift", 1));
        assertThat(store.version(Kind.EXPERIMENT, "another", versions.getLast().id(), Map.class))
                .isEmpty();
    }

    /** PostgreSQL has no such character in JSON. A table of somebody else's may. */
    @Test
    void keepsAReportOverTextsThatHoldACharacterOfZero() {
        ReportStore store = new ReportStore(database);
        store.add(Kind.ATTRIBUTION, "zero", MONDAY, Map.of("channel", "e\0mail £", "path", "C:\\u0000 −5\u00a0%"));
        assertThat(store.newest(Kind.ATTRIBUTION, "zero", Map.class))
                .hasValueSatisfying(report -> assertThat(report)
                        .containsEntry("channel", "e\ufffdmail £")
                        .containsEntry("path", "C:\\u0000 −5\u00a0%"));
    }

    @Test
    void keepsEveryDecisionAndShowsTheNewestFirst() {
        DecisionLog log = new DecisionLog(database);
        long report = report("badge");
        ExperimentDecision first =
                new ExperimentDecision("badge", report, Choice.RUN_ON, "Two weeks more", "anna", MONDAY);
        ExperimentDecision second = new ExperimentDecision("badge", report, Choice.SHIP, "It won", "anna", TUESDAY);
        log.add(first);
        log.add(second);
        assertThat(log.of("badge")).containsExactly(second, first);
        assertThat(log.newestOfEach()).contains(second).doesNotContain(first);
    }

    @Test
    void refusesADecisionWithoutAReason() {
        assertThatThrownBy(() -> new ExperimentDecision("badge", 1, Choice.SHIP, "  ", "anna", MONDAY))
                .hasMessage("Cannot record a decision without a reason: say in a sentence why");
    }

    @Test
    void nobodyCanChangeADecision() throws SQLException {
        new DecisionLog(database)
                .add(new ExperimentDecision("stays", report("stays"), Choice.STOP, "It harms", "anna", MONDAY));
        try (Connection connection = database.getConnection()) {
            for (String change : List.of(
                    "UPDATE experiment_decision SET reason = 'other'",
                    "DELETE FROM experiment_decision",
                    "TRUNCATE experiment_decision")) {
                assertThatThrownBy(() -> connection.createStatement().execute(change))
                        .hasMessageContaining("Cannot change experiment_decision");
            }
        }
    }

    @Test
    void norAReportThatWasDecidedOn() throws SQLException {
        report("kept as it was");
        try (Connection connection = database.getConnection()) {
            for (String change :
                    List.of("UPDATE report SET content = '{}'", "DELETE FROM report", "TRUNCATE report CASCADE")) {
                assertThatThrownBy(() -> connection.createStatement().execute(change))
                        .hasMessageContaining("Cannot change report");
            }
        }
    }

    private static long report(String experiment) {
        ReportStore store = new ReportStore(database);
        store.add(Kind.EXPERIMENT, experiment, MONDAY, Map.of());
        return store.versions(Kind.EXPERIMENT, experiment).getFirst().id();
    }
}
