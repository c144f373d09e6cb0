package io.truelift.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.truelift.analysis.experiment.ReportChanges.Changes;
import io.truelift.analysis.experiment.result.Arm;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Origins;
import io.truelift.analysis.experiment.result.Outcome;
import io.truelift.analysis.experiment.result.PlanInWords;
import io.truelift.analysis.experiment.result.Population;
import io.truelift.analysis.experiment.result.Receipt;
import io.truelift.analysis.experiment.result.ReportedExperiment;
import io.truelift.analysis.experiment.result.Verdict;
import io.truelift.definitions.experiment.Design;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportChangesTest {
    private static final Origins ORIGINS = new Origins(
            Map.of("experiments/a.sql", "1", "metrics/spend.sql", "2", "engine", "3"),
            Map.of("governed.order_line", "4"),
            Map.of("granted", 1190L, "unknown", 40L),
            "0.1.0");
    private static final Verdict OPEN = new Verdict(Outcome.NOT_ENOUGH_DATA, "Not enough data.", Optional.empty());

    private static ExperimentReport report(
            Map<String, Long> snapshots, Origins origins, String person, long units, Verdict verdict) {
        return new ExperimentReport(
                new ReportedExperiment("a", "A", "", "", "analytics", "control", 0.05),
                new Population(List.of(new Arm("control", "Control", 1, units)), Optional.empty(), 0, 0, List.of()),
                List.of(),
                List.of(),
                verdict,
                List.of(),
                new PlanInWords(Design.AB, "", "", "", Optional.empty()),
                Optional.empty(),
                new Receipt(snapshots, "sha", "SELECT 1", person, origins),
                Instant.EPOCH);
    }

    private static final ExperimentReport EARLIER =
            report(Map.of("governed.order_line", 7L, "governed.consent", 8L), ORIGINS, "ann", 1190, OPEN);

    @Test
    void saysThatNothingChanged() {
        assertThat(ReportChanges.between(EARLIER, EARLIER))
                .isEqualTo(new Changes(
                        List.of(
                                "Nothing that a report is made of changed: the data, the files, the dictionary, the consent, the program and the person are the same."),
                        List.of("Both say the same, to the last digit.")));
    }

    @Test
    void namesEverythingThatChanged() {
        Origins origins = new Origins(
                Map.of("experiments/a.sql", "1", "metrics/spend.sql", "2b", "metrics/visits.sql", "5", "engine", "3b"),
                Map.of("governed.order_line", "4b"),
                Map.of("granted", 1204L, "unknown", 31L),
                "0.2.0");
        Changes changes = ReportChanges.between(
                EARLIER,
                report(
                        Map.of("governed.order_line", 9L, "governed.event", 1L),
                        origins,
                        "bob",
                        1204,
                        new Verdict(Outcome.WON, "Treatment wins.", Optional.of("treatment"))));

        assertThat(changes.causes())
                .containsExactly(
                        "The table governed.consent is no longer read.",
                        "The table governed.event was not read before.",
                        "The data of governed.order_line changed: snapshot 9, before 7.",
                        "The statements of sql/engine, by which every experiment is added up, changed.",
                        "The file sql/metrics/spend.sql changed.",
                        "The file sql/metrics/visits.sql takes part now.",
                        "The dictionary changed what it says of governed.order_line.",
                        "Consent to analytics of those who met it: 1,204 agreed (before 1,190), 31 never said (before 40).",
                        "Truelift 0.1.0 made the earlier report, Truelift 0.2.0 the later one.",
                        "The earlier report was asked for in the name of ann, the later one of bob; who asks decides whom it may count.");
        assertThat(changes.effects())
                .containsExactly(
                        "Control has 1,204 units, before 1,190.",
                        "The verdict was: Not enough data. It is now: Treatment wins.");
    }

    @Test
    void readsReceiptsThatEarlierVersionsKept() throws JsonProcessingException {
        ExperimentReport old = ReportStore.read(Kind.EXPERIMENT, """
                {"experiment": "a", "title": "A", "hypothesis": "", "owner": "", "purpose": "analytics", "control": "control", "alpha": 0.05,
                 "analysedAt": "1970-01-01T00:00:00Z", "arms": [{"variant": "control", "title": "Control", "plannedShare": 1.0, "units": 1190}],
                 "assignment": null, "unitsInSeveralVariants": 0, "unitsWithoutConsent": 0, "metrics": [],
                 "verdict": {"outcome": "NOT_ENOUGH_DATA", "sentence": "Not enough data.", "winner": null},
                 "receipt": {"snapshots": {"governed.order_line": 7, "governed.consent": 8}, "sqlSha256": "another", "sql": "SELECT 1", "person": "ann"}}
                """, ExperimentReport.class);

        assertThat(old.receipt().origins()).isEqualTo(Origins.UNKNOWN);
        assertThat(ReportChanges.between(old, EARLIER).causes())
                .singleElement()
                .asString()
                .startsWith("The statement differs. Which file changed")
                .endsWith("a report of an earlier version does not say what it was made of.");
        assertThat(ReportChanges.between(old, EARLIER).effects())
                .containsExactly("Both say the same, to the last digit.");
    }
}
