package io.truelift.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.truelift.experiment.ExperimentReport.ArmValue;
import io.truelift.experiment.ExperimentReport.Lift;
import io.truelift.experiment.ExperimentReport.MetricResult;
import io.truelift.experiment.ExperimentReport.Outcome;
import io.truelift.experiment.ExperimentReport.Receipt;
import io.truelift.experiment.ExperimentSums.Row;
import io.truelift.query.SqlFileException;
import io.truelift.query.SqlLibrary;
import io.truelift.query.TestFiles;
import io.truelift.statistics.Comparison.Effect;
import io.truelift.statistics.Comparison.NotEnoughData;
import io.truelift.store.ReportStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Reports from sums, without an engine. */
class ExperimentReportTest {
    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
    private static final Receipt RECEIPT = new Receipt(Map.of(), "", "", "analyst");

    private final SqlLibrary library = TestFiles.shipped();

    private ExperimentReport report(String name, Row... rows) {
        Experiment experiment = new ExperimentReader(library).read(name);
        return ExperimentScoring.report(experiment, ExperimentSums.of(experiment, Arrays.asList(rows)), 0, NOW, RECEIPT);
    }

    private static Row units(String variant, long units) {
        return new Row(Optional.ofNullable(variant), Optional.empty(), false, MetricSums.nothing(units));
    }

    private static Row metric(String variant, String metric, String sum, String squares) {
        BigDecimal zero = BigDecimal.ZERO;
        return new Row(
                Optional.of(variant),
                Optional.of(metric),
                true,
                new MetricSums(1, new BigDecimal(sum), new BigDecimal(squares), zero, zero, zero));
    }

    private static Row done(String variant, String metric, long units) {
        return metric(variant, metric, Long.toString(units), Long.toString(units));
    }

    /** Counts per arm of Hillstrom's data, as its file gives them; see the issue "The main job, end to end". */
    private ExperimentReport hillstrom() {
        return report(
                "hillstrom_email",
                units("none", 21306), units("mens", 21307), units("womens", 21387),
                done("none", "visit", 2262), done("mens", "visit", 3894), done("womens", "visit", 3238),
                done("none", "conversion", 122), done("mens", "conversion", 267), done("womens", "conversion", 189));
    }

    private static MetricResult result(ExperimentReport report, String metric) {
        return report.metrics().stream().filter(m -> m.metric().equals(metric)).findFirst().orElseThrow();
    }

    private static double absolute(MetricResult result, String variant) {
        return result.lifts().stream()
                .filter(lift -> lift.variant().equals(variant))
                .map(lift -> ((Effect) lift.comparison()).absolute().value())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void givesHillstromsLiftsAndWinner() {
        ExperimentReport report = hillstrom();

        assertThat(absolute(result(report, "visit"), "mens")).isCloseTo(0.076590, within(5e-7));
        assertThat(absolute(result(report, "visit"), "womens")).isCloseTo(0.045233, within(5e-7));
        assertThat(absolute(result(report, "conversion"), "mens")).isCloseTo(0.006805, within(5e-7));
        assertThat(absolute(result(report, "conversion"), "womens")).isCloseTo(0.003111, within(5e-7));
        assertThat(report.assignment().orElseThrow().mismatch()).isFalse();
        assertThat(report.verdict().outcome()).isEqualTo(Outcome.WON);
        assertThat(report.verdict().winner()).contains("mens");
        assertThat(report.verdict().sentence())
                .startsWith("E-mail with men's merchandise wins: Visit went from 10.62% to 18.28% (lift +72.1%, 95% interval +")
                .contains("p < 0.001")
                .contains("2 variants were held against the control")
                .contains("Holm");
    }

    @Test
    void countsUnitsWithoutAnOutcomeAsZero() {
        ArmValue control = result(hillstrom(), "revenue_per_customer").arms().getFirst();

        assertThat(control).isEqualTo(new ArmValue("none", 21306, BigDecimal.ZERO, 0));
    }

    @Test
    void saysNotEnoughDataWithoutUnits() {
        ExperimentReport report = report("cart_reminder");

        assertThat(report.assignment()).isEmpty();
        assertThat(report.verdict().outcome()).isEqualTo(Outcome.NOT_ENOUGH_DATA);
        assertThat(result(report, "conversion").lifts()).allMatch(lift -> lift.comparison() instanceof NotEnoughData);
    }

    @Test
    void saysNotEnoughDataWhereNobodyDidAnything() {
        ExperimentReport report = report("cart_reminder", units("control", 50), units("reminder", 50));

        assertThat(report.verdict().outcome()).isEqualTo(Outcome.NOT_ENOUGH_DATA);
        assertThat(report.verdict().sentence()).contains("Nobody in either arm did it");
    }

    @Test
    void trustsNoReportWhoseUnitsMissThePlannedShares() {
        ExperimentReport report = report(
                "cart_reminder", units("control", 5000), units("reminder", 4000), done("control", "conversion", 100), done("reminder", "conversion", 900));

        assertThat(report.verdict().outcome()).isEqualTo(Outcome.NOT_TRUSTED);
        assertThat(report.verdict().winner()).isEmpty();
        assertThat(report.verdict().sentence()).contains("No reminder 5000 (planned 50.00%), Reminder after a day 4000 (planned 50.00%)");
    }

    @Test
    void seesNoDifferenceWhereChanceExplainsIt() {
        ExperimentReport report = report(
                "cart_reminder", units("control", 1000), units("reminder", 1000), done("control", "conversion", 100), done("reminder", "conversion", 104));

        assertThat(report.verdict().outcome()).isEqualTo(Outcome.NO_DIFFERENCE);
        assertThat(report.verdict().sentence()).contains("Conversion went from 10.00% to 10.40%");
    }

    @Test
    void seesALossWhereThePrimaryMetricFalls() {
        ExperimentReport report = report(
                "cart_reminder", units("control", 1000), units("reminder", 1000), done("control", "conversion", 200), done("reminder", "conversion", 100));

        assertThat(report.verdict().outcome()).isEqualTo(Outcome.LOST);
        assertThat(report.verdict().sentence()).startsWith("Reminder after a day loses: Conversion went from 20.00% to 10.00% (lift \u221250.0%");
    }

    @Test
    void rollsOutNothingThatHarmsAGuardrail() {
        List<Row> rows = new ArrayList<>(List.of(
                units("control", 1000), units("reminder", 1000), done("control", "conversion", 100), done("reminder", "conversion", 200)));
        rows.add(returned("control", 100));
        rows.add(returned("reminder", 180));
        ExperimentReport report = report("cart_reminder", rows.toArray(Row[]::new));

        assertThat(result(report, "returned_share").increaseIsGood()).isFalse();
        assertThat(report.verdict().outcome()).isEqualTo(Outcome.LOST);
        assertThat(report.verdict().sentence()).contains("not to be rolled out").contains("Returned share");
    }

    /** Two hundred units that bought for 1 each, of which so many sent all of it back. */
    private static Row returned(String variant, long units) {
        BigDecimal back = BigDecimal.valueOf(units);
        BigDecimal sold = BigDecimal.valueOf(200);
        return new Row(Optional.of(variant), Optional.of("returned_share"), true, new MetricSums(200, back, back, sold, sold, back));
    }

    @Test
    void tellsUnitsInSeveralVariantsApart() {
        ExperimentReport report = report(
                "cart_reminder", units(null, 7), units("control", 10), units("reminder", 12), done("control", "conversion", 3));

        assertThat(report.unitsInSeveralVariants()).isEqualTo(7);
        assertThat(report.arms()).extracting(ExperimentReport.Arm::units).containsExactly(10L, 12L);
    }

    @Test
    void refusesExposuresToAVariantThatNobodyPlanned() {
        assertThatThrownBy(() -> report("cart_reminder", units("reminder_v2", 3)))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("3 units met the variant reminder_v2")
                .hasMessageContaining("[control, reminder]");
    }

    @Test
    void survivesBeingKept() throws JsonProcessingException {
        ExperimentReport report = hillstrom();

        String json = ReportStore.JSON.writeValueAsString(report);

        assertThat(ReportStore.JSON.readValue(json, ExperimentReport.class)).isEqualTo(report);
    }

    @Test
    void ordersLiftsAsTheVariants() {
        assertThat(result(hillstrom(), "visit").lifts()).extracting(Lift::variant).containsExactly("mens", "womens");
    }
}
