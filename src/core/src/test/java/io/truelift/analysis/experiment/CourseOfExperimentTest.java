package io.truelift.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.analysis.experiment.ExperimentSums.Row;
import io.truelift.analysis.experiment.ExperimentSums.Slice;
import io.truelift.analysis.experiment.result.Course;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Origins;
import io.truelift.analysis.experiment.result.Receipt;
import io.truelift.analysis.experiment.result.Step;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.ExperimentReader;
import io.truelift.definitions.query.TestFiles;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.statistics.Comparison.Effect;
import io.truelift.statistics.Moments;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How an answer formed, from the sums per day of exposure. */
class CourseOfExperimentTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private final Experiment experiment = new ExperimentReader(TestFiles.shipped()).read("cart_reminder");

    /** On each day a thousand per variant, of whom 100 and 120 buy. */
    private ExperimentReport report(int days) {
        List<Row> rows = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            add(rows, new Slice(2, FIRST.plusDays(day).toString()), 1);
        }
        add(rows, ExperimentSums.ALL, days);
        return new ExperimentScoring(
                        experiment, ExperimentSums.of(experiment, rows), QuantileSums.none(), ShareLimits.USUAL)
                .report(
                        Map.of(),
                        Instant.parse("2027-01-01T00:00:00Z"),
                        new Receipt(Map.of(), "", "", "analyst", Origins.UNKNOWN));
    }

    private void add(List<Row> rows, Slice slice, int days) {
        for (Experiment.Variant variant : experiment.variants()) {
            rows.add(row("", slice, variant.key(), 1000L * days, 0));
            long buyers = variant.key().equals("control") ? 100 : 120;
            experiment
                    .measures()
                    .forEach(measure ->
                            rows.add(row(measure.metric().name(), slice, variant.key(), 1000L * days, buyers * days)));
        }
    }

    private static Row row(String metric, Slice slice, String variant, long units, long sum) {
        BigDecimal n = BigDecimal.valueOf(units);
        BigDecimal y = BigDecimal.valueOf(sum);
        Moments moments = new Moments(units, List.of(y, n), List.of(List.of(y, y), List.of(n)));
        return new Row(
                "counted",
                metric,
                "whole",
                slice,
                Optional.of(variant),
                new ArmSums(units, moments, List.of(), List.of(), Optional.empty(), Optional.empty(), 0));
    }

    @Test
    void endsAtTheAnswerOfTheReport() {
        ExperimentReport report = report(10);
        Course course = report.course().orElseThrow();
        assertThat(course.first()).isEqualTo(FIRST);
        assertThat(course.last()).isEqualTo(LocalDate.of(2026, 3, 10));
        assertThat(course.days()).isEqualTo(10);
        assertThat(course.customers()).isEqualTo(20_000);
        assertThat(course.windows()).containsEntry("revenue_per_customer", 14 * 24);
        assertThat(course.isReadOnce()).isTrue();
        assertThat(course.steps())
                .hasSize(10)
                .extracting(Step::units)
                .startsWith(2000L, 4000L)
                .endsWith(20_000L);
        Effect last = (Effect) course.steps().getLast().lifts().getFirst().answer();
        Effect answer = (Effect) report.metrics().getFirst().lifts().getFirst().answer();
        assertThat(last).isEqualTo(answer);
        assertThat(course.steps())
                .extracting(step -> ((Effect) step.lifts().getFirst().answer()).standardError())
                .isSortedAccordingTo((one, other) -> Double.compare(other, one));
    }

    @Test
    void goesByWeeksWhereThereAreManyDays() {
        List<Step> steps = report(100).course().orElseThrow().steps();
        assertThat(steps).hasSize(15);
        assertThat(steps.getFirst().until()).isEqualTo(FIRST.plusDays(6));
        assertThat(steps.getLast().until()).isEqualTo(FIRST.plusDays(99));
        assertThat(steps.getLast().units()).isEqualTo(200_000);
        assertThat(report(400).course().orElseThrow().steps()).hasSizeLessThanOrEqualTo(40);
    }

    @Test
    void isKeptWithTheReport() throws Exception {
        ExperimentReport report = report(3);
        String stored = ReportStore.write(Kind.EXPERIMENT, report);
        assertThat(ReportStore.read(Kind.EXPERIMENT, stored, ExperimentReport.class))
                .isEqualTo(report);
    }
}
