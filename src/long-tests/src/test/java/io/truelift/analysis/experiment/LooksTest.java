package io.truelift.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.analysis.experiment.ExperimentSums.Row;
import io.truelift.analysis.experiment.ExperimentSums.Slice;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.LeftOut;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.analysis.experiment.result.Origins;
import io.truelift.analysis.experiment.result.Outcome;
import io.truelift.analysis.experiment.result.Receipt;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.ExperimentReader;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.governance.dictionary.DictionaryReader;
import io.truelift.platform.project.Project;
import io.truelift.statistics.Comparison.Effect;
import io.truelift.statistics.Comparison.NotEnoughData;
import io.truelift.statistics.Moments;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of an experiment with looks at 4,000 and 8,000 units, to which 1,000 come a day, read on different days. */
class LooksTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

    @TempDir
    private Path folder;

    @BeforeEach
    void copyTheExperiment() throws IOException, URISyntaxException {
        Path designs = Path.of(LooksTest.class
                .getResource("/io/truelift/analysis/report/designs")
                .toURI());
        Files.createDirectories(folder.resolve("metrics"));
        Files.createDirectories(folder.resolve("experiments"));
        Files.copy(designs.resolve("metrics/spend.sql"), folder.resolve("metrics/spend.sql"));
        write("");
    }

    private void write(String more) throws IOException, URISyntaxException {
        Path designs = Path.of(LooksTest.class
                .getResource("/io/truelift/analysis/report/designs")
                .toURI());
        String text =
                Files.readString(designs.resolve("experiments/looks.sql")).replace("units: 10}", "units: 8000}" + more);
        Files.writeString(folder.resolve("experiments/looks.sql"), text);
    }

    /** Read on the morning after so many days. Who is in the control spends nothing or 2, the others a little more each day that passes. */
    private ExperimentReport report(int days, int openDays) {
        Experiment experiment = new ExperimentReader(new SqlLibrary(
                        folder, DictionaryReader.read(Project.current().governance()), SqlLibrary.CATALOG))
                .read("looks");
        List<Row> rows = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            Slice slice = new Slice(ExperimentSums.DAYS, FIRST.plusDays(day).toString());
            add(rows, slice, experiment, 1, day < days - openDays ? 1 : 0, day);
        }
        add(rows, ExperimentSums.ALL, experiment, days, days - openDays, days);
        return new ExperimentScoring(
                        experiment, ExperimentSums.of(experiment, rows), QuantileSums.none(), ShareLimits.USUAL)
                .report(
                        Map.of(),
                        FIRST.plusDays(days)
                                .atStartOfDay(experiment.period().zone())
                                .toInstant(),
                        new Receipt(Map.of(), "", "", "analyst", Origins.UNKNOWN));
    }

    private static void add(List<Row> rows, Slice slice, Experiment experiment, int days, int closed, int rise) {
        for (Experiment.Variant variant : experiment.variants()) {
            rows.add(row("", slice, variant.key(), 500L * days, 0));
            rows.add(row(
                    "spend",
                    slice,
                    variant.key(),
                    500L * closed,
                    variant.key().equals("control") ? 500L * closed : (520L + rise) * closed));
        }
    }

    /** As many as the sum is half of spend 2. */
    private static Row row(String metric, Slice slice, String variant, long units, long sum) {
        BigDecimal n = BigDecimal.valueOf(units);
        BigDecimal y = BigDecimal.valueOf(sum);
        Moments moments =
                new Moments(units, List.of(y, n), List.of(List.of(BigDecimal.valueOf(2 * sum), y), List.of(n)));
        return new Row(
                "counted",
                metric,
                "whole",
                slice,
                Optional.of(variant),
                new ArmSums(units, moments, List.of(), List.of(), Optional.empty(), Optional.empty(), 0));
    }

    private static MetricResult spend(ExperimentReport report) {
        return report.metrics().getFirst();
    }

    @Test
    void concludesNothingBeforeTheFirstLook() {
        ExperimentReport report = report(3, 0);

        assertThat(report.verdict().outcome()).isEqualTo(Outcome.NOT_ENOUGH_DATA);
        assertThat(spend(report).lifts().getFirst().answer())
                .isEqualTo(new NotEnoughData("The first of the planned looks is at 4,000 units; there are 3,000."));
    }

    @Test
    void waitsUntilTheWindowsOfALookHaveEnded() {
        assertThat(spend(report(4, 1)).lifts().getFirst().answer())
                .isEqualTo(
                        new NotEnoughData(
                                "The first of the planned looks is at 4,000 units; so many have come, but the windows of some are still open."));
    }

    @Test
    void givesTheSameAnswerUntilTheNextLook() {
        ExperimentReport atLook = report(4, 0);
        ExperimentReport later = report(7, 0);

        assertThat(spend(later).lifts()).isEqualTo(spend(atLook).lifts());
        assertThat(spend(later).arms()).isEqualTo(spend(atLook).arms());
        assertThat(((Effect) spend(later).lifts().getFirst().answer()).method()).contains("group-sequential");
        assertThat(later.course()
                        .orElseThrow()
                        .steps()
                        .getLast()
                        .lifts()
                        .getFirst()
                        .answer())
                .isEqualTo(spend(atLook).lifts().getFirst().answer());
        assertThat(later.population().leftOut())
                .contains(new LeftOut("came after look 1 of 2 and count at the next one", 3000));
        assertThat(later.verdict().outcome()).isEqualTo(Outcome.NOT_ENOUGH_DATA);
        assertThat(later.verdict().sentence())
                .startsWith("Not enough data: this look does not conclude (Treatment: ")
                .endsWith(
                        "Read at look 1 of 2, over the 4,000 units that came until 2026-03-04; the next look is at 8,000 units.");
    }

    @Test
    void concludesAtTheLastLookWithoutThoseWhoCameLater() {
        assertThat(spend(report(12, 0)).lifts()).isEqualTo(spend(report(8, 0)).lifts());
        assertThat(report(12, 0).verdict().sentence())
                .endsWith("Read at look 2 of 2, over the 8,000 units that came until 2026-03-08.");
        assertThat(report(12, 0).population().leftOut())
                .contains(new LeftOut("came after the last planned look, which concludes without them", 4000));
    }

    @Test
    void closesAtItsEndWithFewerUnitsThanPlanned() throws IOException, URISyntaxException {
        write("\n-- end: 2026-03-07");

        ExperimentReport report = report(6, 0);

        assertThat(report.verdict().sentence())
                .endsWith("Read at look 2 of 2, over the 6,000 units that came until 2026-03-06.");
        Effect closing = (Effect) spend(report).lifts().getFirst().answer();
        // All that is left of .05 after a look at half of the information, spent at three quarters: between a single
        // test's 1.96 and the first bound.
        double bound =
                (closing.absolute().value() - closing.absolute().interval().low()) / closing.standardError();
        assertThat(bound).isBetween(1.96, 2.1);
    }
}
