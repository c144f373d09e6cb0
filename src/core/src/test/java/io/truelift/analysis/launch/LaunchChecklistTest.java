package io.truelift.analysis.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.analysis.launch.ChecklistItem.Status;
import io.truelift.analysis.launch.ChecklistItem.Topic;
import io.truelift.analysis.launch.Launch.LifecycleEvent;
import io.truelift.analysis.launch.LaunchFigures.TableState;
import io.truelift.analysis.planning.ExperimentPlan;
import io.truelift.analysis.planning.ExperimentPlan.MetricPlan;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.ExperimentReader;
import io.truelift.definitions.metric.MetricKind;
import io.truelift.definitions.metric.MetricRole;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.TestFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The shipped cart reminder, with what the checklist asks for added to its header or left out. */
class LaunchChecklistTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final String READY = """
            -- start: 2026-12-01
            -- end: 2026-12-29
            -- stopping: {rule: once}
            -- rollback: Turn the flag cart_reminder off; CRM does it.
            """;

    @Test
    void isMetWhereEverythingIsSaidAndTheWarehouseBearsItOut() {
        assertThat(items(ready(), Optional.of(figures(900, 5000, NOW)), Optional.of(plan(5000))))
                .allMatch(ChecklistItem::isMet);
    }

    @Test
    void cannotTellWhatTheWarehouseWasNotAsked() {
        List<ChecklistItem> items = items(ready(), Optional.empty(), Optional.empty());
        assertThat(items)
                .filteredOn(item -> item.standing() == Status.UNKNOWN)
                .extracting(ChecklistItem::topic)
                .containsExactly(Topic.SIGNALS, Topic.IDENTITY, Topic.CONSENT, Topic.POWER);
        assertThat(items)
                .filteredOn(item -> !item.isMet())
                .allSatisfy(item -> assertThat(item.advice()).isNotEmpty());
    }

    @Test
    void asksForARollbackAndMarginsThatTheShippedFileLacks() {
        List<ChecklistItem> items = items(shipped(), Optional.of(figures(900, 5000, NOW)), Optional.of(plan(5000)));
        assertThat(item(items, Topic.ROLLBACK).standing()).isEqualTo(Status.NOT_MET);
        assertThat(item(items, Topic.MONITORING).finding()).contains("Without a margin");
        assertThat(item(items, Topic.POWER).finding()).as("no start and end").contains("does not say how long");
    }

    @Test
    void isNotPoweredWhereFewerArriveThanAreNeeded() {
        // 28 days of 200 new customers are 5,600.
        List<ChecklistItem> items = items(ready(), Optional.of(figures(900, 9000, NOW)), Optional.of(plan(6000)));
        assertThat(item(items, Topic.POWER).standing()).isEqualTo(Status.NOT_MET);
        assertThat(item(items, Topic.POWER).finding()).contains("6,000", "28 days", "5,600");
    }

    @Test
    void namesStaleTablesFactsWithoutCustomerAndTooFewWhoAgreed() {
        List<ChecklistItem> items =
                items(ready(), Optional.of(figures(700, 4999, NOW.minus(Duration.ofDays(8)))), Optional.of(plan(5000)));
        assertThat(item(items, Topic.SIGNALS).finding()).contains("governed.exposure");
        assertThat(item(items, Topic.IDENTITY).finding()).contains("70.0%");
        assertThat(item(items, Topic.CONSENT).finding()).contains("The experiment needs 5,000");
    }

    @Test
    void startsWithOpenLinesAndStopsOnlyWithAReason() {
        List<ChecklistItem> open = List.of(ChecklistItem.notMet(Topic.ROLLBACK, "none", "Add one."));
        assertThatThrownBy(() -> launch(LifecycleEvent.STARTED, " ", open))
                .hasMessageContaining("Say why it starts all the same");
        assertThatThrownBy(() -> launch(LifecycleEvent.STOPPED, "", List.of()))
                .hasMessageContaining("without a reason");
        assertThat(launch(LifecycleEvent.STARTED, "", List.of()).isStart()).isTrue();
        assertThat(launch(LifecycleEvent.STARTED, "Christmas", open).open()).isEqualTo(1);
    }

    private static Launch launch(LifecycleEvent deed, String reason, List<ChecklistItem> items) {
        return new Launch("cart_reminder", deed, NOW, "analyst", reason, items, "0".repeat(64));
    }

    private static List<ChecklistItem> items(
            Experiment experiment, Optional<LaunchFigures> figures, Optional<ExperimentPlan> plan) {
        return new LaunchChecklist(experiment, figures, Optional.empty(), plan, NOW).items();
    }

    private static ChecklistItem item(List<ChecklistItem> items, Topic topic) {
        return items.stream().filter(item -> item.topic() == topic).findFirst().orElseThrow();
    }

    private static Experiment shipped() {
        return new ExperimentReader(TestFiles.shipped()).read("cart_reminder");
    }

    private static Experiment ready() {
        SqlLibrary library = TestFiles.shipped();
        String text = shipped()
                .file()
                .text()
                .replace("guardrail: [returned_share]", "guardrail: [{metric: returned_share, relative_margin: 0.1}]")
                .replace("-- window_days: 14\n", READY + "-- window_days: 14\n");
        return new ExperimentReader(library).draft("cart_reminder", text);
    }

    private static LaunchFigures figures(long resolved, long agreed, Instant written) {
        return new LaunchFigures(
                1000,
                resolved,
                10_000,
                agreed,
                List.of(new TableState("governed.exposure", Optional.of(written))),
                NOW);
    }

    private static ExperimentPlan plan(long needed) {
        MetricPlan primary = new MetricPlan(
                "conversion",
                "Conversion",
                MetricRole.PRIMARY,
                MetricKind.PROPORTION,
                0.1,
                0.3,
                0,
                Optional.of(needed),
                Optional.of(42),
                List.of(),
                "");
        return new ExperimentPlan(
                "cart_reminder",
                "Reminder",
                0.05,
                0.8,
                OptionalDouble.of(0.05),
                "once",
                NOW,
                10_000,
                Collections.nCopies(28, 200L),
                List.of(primary),
                List.of());
    }
}
