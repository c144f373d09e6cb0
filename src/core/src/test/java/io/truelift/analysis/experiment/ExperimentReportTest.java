package io.truelift.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.truelift.analysis.experiment.ExperimentSums.Row;
import io.truelift.analysis.experiment.result.Arm;
import io.truelift.analysis.experiment.result.ArmValue;
import io.truelift.analysis.experiment.result.Check;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Finding;
import io.truelift.analysis.experiment.result.Lift;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.analysis.experiment.result.Origins;
import io.truelift.analysis.experiment.result.Outcome;
import io.truelift.analysis.experiment.result.Receipt;
import io.truelift.analysis.totals.Variables;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.ExperimentReader;
import io.truelift.definitions.query.SqlFileException;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.TestFiles;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.project.Settings;
import io.truelift.statistics.Comparison.Effect;
import io.truelift.statistics.Comparison.NotEnoughData;
import io.truelift.statistics.Moments;
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
    /** Units that bought for 1 each. */
    private static final long RATIO_UNITS = 200;

    private static final Receipt RECEIPT = new Receipt(Map.of(), "", "", "analyst", Origins.UNKNOWN);

    private final SqlLibrary library = TestFiles.shipped();

    private ExperimentReport report(String name, Row... rows) {
        Experiment experiment = new ExperimentReader(library).read(name);
        ExperimentSums sums = ExperimentSums.of(experiment, new Rows(experiment).complete(Arrays.asList(rows)));
        return new ExperimentScoring(experiment, sums, QuantileSums.none(), ShareLimits.USUAL)
                .report(Map.of(), NOW, RECEIPT);
    }

    /** Units of a variant, or without one those in several. */
    private static Row units(String variant, long units) {
        return row(variant, "", units, "0", "0");
    }

    private static Row row(String variant, String metric, long units, String sum, String squares) {
        BigDecimal n = BigDecimal.valueOf(units);
        BigDecimal y = new BigDecimal(sum);
        Moments moments = new Moments(units, List.of(y, n), List.of(List.of(new BigDecimal(squares), y), List.of(n)));
        return new Row(
                variant == null ? "several_variants" : "counted",
                metric,
                "whole",
                ExperimentSums.ALL,
                Optional.ofNullable(variant),
                new ArmSums(units, moments, List.of(), List.of(), Optional.empty(), Optional.empty(), 0));
    }

    /** The rows of metrics have as many units as their variants, and each variant has a row of each metric. */
    private record Rows(Experiment experiment) {

        List<Row> complete(List<Row> rows) {
            List<Row> all = new ArrayList<>();
            for (Row row : rows) {
                all.add(row.metric().isEmpty() ? withCovariates(row) : withUnits(row, rows));
            }
            for (Experiment.Variant variant : experiment.variants()) {
                experiment.measures().forEach(measure -> {
                    boolean isThere = rows.stream()
                            .anyMatch(
                                    row -> row.metric().equals(measure.metric().name())
                                            && row.variant().equals(Optional.of(variant.key())));
                    if (!isThere) {
                        all.add(withUnits(row(variant.key(), measure.metric().name(), 1, "0", "0"), rows));
                    }
                });
            }
            return all;
        }

        private Row withUnits(Row row, List<Row> rows) {
            long units = rows.stream()
                    .filter(other -> other.metric().isEmpty() && other.variant().equals(row.variant()))
                    .mapToLong(other -> other.sums().units())
                    .sum();
            Moments moments = row.sums().moments();
            boolean isRatio = moments.n() == RATIO_UNITS;
            BigDecimal n = BigDecimal.valueOf(units);
            Moments whole = isRatio
                    ? new Moments(units, moments.sums(), moments.products())
                    : new Moments(
                            units,
                            List.of(moments.sums().getFirst(), n),
                            List.of(
                                    List.of(
                                            moments.products().getFirst().getFirst(),
                                            moments.sums().getFirst()),
                                    List.of(n)));
            return withCovariates(new Row(
                    row.status(),
                    row.metric(),
                    row.part(),
                    row.slice(),
                    row.variant(),
                    new ArmSums(units, whole, List.of(), List.of(), Optional.empty(), Optional.empty(), 0)));
        }

        /** A covariate that is zero for everybody, where the plan asks for one. */
        private Row withCovariates(Row row) {
            int more = Variables.of(experiment).length() - 2;
            Moments moments = row.sums().moments();
            for (int i = 0; i < more; i++) {
                List<BigDecimal> sums = new ArrayList<>(moments.sums());
                sums.add(BigDecimal.ZERO);
                List<List<BigDecimal>> products = new ArrayList<>();
                for (List<BigDecimal> line : moments.products()) {
                    List<BigDecimal> longer = new ArrayList<>(line);
                    longer.add(BigDecimal.ZERO);
                    products.add(longer);
                }
                products.add(List.of(BigDecimal.ZERO));
                moments = new Moments(moments.n(), sums, products);
            }
            return new Row(
                    row.status(),
                    row.metric(),
                    row.part(),
                    row.slice(),
                    row.variant(),
                    new ArmSums(
                            row.sums().customers(),
                            moments,
                            List.of(),
                            List.of(),
                            Optional.empty(),
                            Optional.empty(),
                            0));
        }
    }

    private static Row done(String variant, String metric, long units) {
        return row(variant, metric, units, Long.toString(units), Long.toString(units));
    }

    /** Counts per arm of Hillstrom's data, as its file gives them; see the issue "The main job, end to end". */
    private ExperimentReport hillstrom() {
        return report(
                "hillstrom_email",
                units("none", 21306),
                units("mens", 21307),
                units("womens", 21387),
                done("none", "visit", 2262),
                done("mens", "visit", 3894),
                done("womens", "visit", 3238),
                done("none", "conversion", 122),
                done("mens", "conversion", 267),
                done("womens", "conversion", 189));
    }

    private static MetricResult result(ExperimentReport report, String metric) {
        return report.metrics().stream()
                .filter(m -> m.metric().equals(metric))
                .findFirst()
                .orElseThrow();
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
        assertThat(report.population().assignment().orElseThrow().mismatch()).isFalse();
        assertThat(report.verdict().outcome()).isEqualTo(Outcome.WON);
        assertThat(report.verdict().winner()).contains("mens");
        assertThat(report.verdict().sentence())
                .startsWith(
                        "E-mail with men's merchandise wins: Visit went from 10.62% to 18.28% (lift +72.1%, 97.5% interval +")
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

        assertThat(report.population().assignment()).isEmpty();
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
                "cart_reminder",
                units("control", 5000),
                units("reminder", 4000),
                done("control", "conversion", 100),
                done("reminder", "conversion", 900));

        assertThat(report.verdict().outcome()).isEqualTo(Outcome.NOT_TRUSTED);
        assertThat(report.verdict().winner()).isEmpty();
        assertThat(report.verdict().sentence())
                .contains("No reminder 5000 (planned 50.00%), Reminder after a day 4000 (planned 50.00%)");
    }

    @Test
    void watchesSharesThatAreDoubtful() {
        // R 4.2.2: chisq.test(c(45394, 44606))$p.value is 0.008622575.
        ExperimentReport report = report(
                "cart_reminder",
                units("control", 45_394),
                units("reminder", 44_606),
                done("control", "conversion", 4500),
                done("reminder", "conversion", 5500));

        assertThat(report.population().assignment().orElseThrow().pValue()).isCloseTo(0.008622575, within(5e-10));
        assertThat(report.population().assignment().orElseThrow().finding()).isEqualTo(Finding.NOTICE);
        assertThat(check(report, "Planned shares"))
                .extracting(Check::finding, Check::sentence)
                .containsExactly(
                        Finding.NOTICE,
                        "Units may not have arrived in the planned shares (p = 0.009). Watch whether it gets worse, and see the shares by day and dimension.");
        assertThat(report.verdict().outcome()).isEqualTo(Outcome.WON);
        assertThat(report.verdict().sentence())
                .endsWith(
                        " Watch the assignment: people may not have arrived in the planned shares "
                                + "(No reminder 45394 (planned 50.00%), Reminder after a day 44606 (planned 50.00%); p = 0.009).");
    }

    @Test
    void settingsSayFromWhereSharesAreDoubted() {
        ShareLimits strict =
                ShareLimits.of(Settings.of(Map.of(Settings.SHARES_WATCH, "0.1", Settings.SHARES_NOT_TRUSTED, "0.05")));

        assertThat(List.of(strict.judge(0.2), strict.judge(0.07), strict.judge(0.0086)))
                .containsExactly(Finding.FINE, Finding.NOTICE, Finding.WARNING);
        assertThatThrownBy(() -> ShareLimits.of(Settings.of(Map.of(Settings.SHARES_NOT_TRUSTED, "0.5"))))
                .hasMessageContaining("experiment.shares-not-trusted-below = 0.5")
                .hasMessageContaining("must not be above");
        assertThatThrownBy(() -> ShareLimits.of(Settings.of(Map.of(Settings.SHARES_WATCH, "one percent"))))
                .hasMessageContaining("experiment.shares-watch-below = one percent")
                .hasMessageContaining("TRUELIFT_EXPERIMENT_SHARES_WATCH_BELOW");
    }

    private static Check check(ExperimentReport report, String name) {
        return report.checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void needsMoreDataWhereALiftThatWouldMatterIsStillPossible() {
        ExperimentReport report = report(
                "cart_reminder",
                units("control", 1000),
                units("reminder", 1000),
                done("control", "conversion", 100),
                done("reminder", "conversion", 104));

        assertThat(report.verdict().outcome()).isEqualTo(Outcome.NOT_ENOUGH_DATA);
        assertThat(report.verdict().sentence())
                .startsWith("Not enough data: a lift of 5.00%, which would matter, is still possible")
                .contains("Conversion went from 10.00% to 10.40%");
    }

    @Test
    void seesNoDifferenceWhereALiftThatWouldMatterIsRuledOut() {
        // 100,000 units a variant with 10 % and 10.02 %: the interval of the lift reaches to about 2.9 %.
        ExperimentReport report = report(
                "cart_reminder",
                units("control", 100_000),
                units("reminder", 100_000),
                done("control", "conversion", 10_000),
                done("reminder", "conversion", 10_020));

        assertThat(report.verdict().outcome()).isEqualTo(Outcome.NO_DIFFERENCE);
        assertThat(report.verdict().sentence())
                .startsWith("No clear difference that matters: a lift of 5.00% can be ruled out");
    }

    @Test
    void seesALossWhereThePrimaryMetricFalls() {
        ExperimentReport report = report(
                "cart_reminder",
                units("control", 1000),
                units("reminder", 1000),
                done("control", "conversion", 200),
                done("reminder", "conversion", 100));

        assertThat(report.verdict().outcome()).isEqualTo(Outcome.LOST);
        assertThat(report.verdict().sentence())
                .startsWith("Reminder after a day loses: Conversion went from 20.00% to 10.00% (lift \u221250.0%");
    }

    @Test
    void rollsOutNothingThatHarmsAGuardrail() {
        List<Row> rows = new ArrayList<>(List.of(
                units("control", 1000),
                units("reminder", 1000),
                done("control", "conversion", 100),
                done("reminder", "conversion", 200)));
        rows.add(returned("control", 100));
        rows.add(returned("reminder", 180));
        ExperimentReport report = report("cart_reminder", rows.toArray(Row[]::new));

        assertThat(result(report, "returned_share").increaseIsGood()).isFalse();
        assertThat(report.verdict().outcome()).isEqualTo(Outcome.LOST);
        assertThat(report.verdict().sentence()).contains("not to be rolled out").contains("Returned share");
    }

    @Test
    void showsNumeratorAndDenominatorOfARatio() throws JsonProcessingException {
        ExperimentReport report = report(
                "cart_reminder",
                units("control", 1000),
                units("reminder", 1000),
                returned("control", 100),
                returned("reminder", 180));

        assertThat(result(report, "returned_share").arms())
                .containsExactly(
                        new ArmValue(
                                "control", 1000, BigDecimal.valueOf(100), 0.5, Optional.of(BigDecimal.valueOf(200))),
                        new ArmValue(
                                "reminder", 1000, BigDecimal.valueOf(180), 0.9, Optional.of(BigDecimal.valueOf(200))));
        assertThat(result(report, "conversion").arms())
                .allMatch(arm -> arm.denominator().isEmpty());
        assertThat(ReportStore.JSON.writeValueAsString(report))
                .contains("\"sum\":180,\"mean\":0.9,\"denominator\":200");
    }

    /** Two hundred units that bought for 1 each, of which so many sent all of it back. */
    private static Row returned(String variant, long units) {
        BigDecimal back = BigDecimal.valueOf(units);
        BigDecimal sold = BigDecimal.valueOf(RATIO_UNITS);
        Moments moments = new Moments(RATIO_UNITS, List.of(back, sold), List.of(List.of(back, back), List.of(sold)));
        return new Row(
                "counted",
                "returned_share",
                "whole",
                ExperimentSums.ALL,
                Optional.of(variant),
                new ArmSums(RATIO_UNITS, moments, List.of(), List.of(), Optional.empty(), Optional.empty(), 0));
    }

    @Test
    void tellsUnitsInSeveralVariantsApart() {
        ExperimentReport report = report(
                "cart_reminder",
                units(null, 7),
                units("control", 10),
                units("reminder", 12),
                done("control", "conversion", 3));

        assertThat(report.population().inSeveralVariants()).isEqualTo(7);
        assertThat(report.population().arms()).extracting(Arm::units).containsExactly(10L, 12L);
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

        String stored = ReportStore.write(ReportStore.Kind.EXPERIMENT, report);

        assertThat(ReportStore.read(ReportStore.Kind.EXPERIMENT, stored, ExperimentReport.class))
                .isEqualTo(report);
    }

    @Test
    void ordersLiftsAsTheVariants() {
        assertThat(result(hillstrom(), "visit").lifts())
                .extracting(Lift::variant)
                .containsExactly("mens", "womens");
    }
}
