package io.truelift.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.bench.BenchHome.Retention;
import io.truelift.bench.BenchPlan.Slices;
import io.truelift.bench.BenchProject.Slicing;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.Experiment.Measure;
import io.truelift.definitions.experiment.ExperimentReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bench on 20,000 facts of 2,000 units. What it measures is the machine's; that it measures the right thing is tested. */
@Tag("servers")
class ReportBenchTest {
    private static final BenchSize SIZE = new BenchSize(20_000, 2_000);

    @TempDir
    private static Path folder;

    private static BenchHome home;
    private static BenchResult result;

    @BeforeAll
    static void run() throws SQLException {
        home = BenchHome.open(
                Path.of(System.getProperty("truelift.project")),
                folder.resolve("bench"),
                SIZE,
                Retention.REMOVED,
                line -> {});
        result = new ReportBench(home, new BenchPlan(List.of(1, 2), 1, Slices.EXTRAPOLATED), line -> {}).run();
    }

    @AfterAll
    static void endAndRemove() {
        home.close();
        assertThat(Files.exists(folder.resolve("bench")))
                .as("the bench leaves nothing behind")
                .isFalse();
    }

    @Test
    void hasAFigureInEveryRow() {
        assertThat(result.rows())
                .extracting(BenchResult.Row::question)
                .containsExactly(
                        "bare scan: count and sum",
                        "bare scan, in the name of an analyst",
                        "bare sum by customer",
                        "bare sum by customer, in the name of an analyst",
                        "SELECT 1",
                        "reference's shape, 1 metric (1 query)",
                        "reference's shape by 5 slices, 1 metric (5 queries)",
                        "reference's shape, 2 metrics (2 queries)",
                        "reference's shape by 5 slices, 2 metrics (10 queries), extrapolated",
                        "report, 1 metric: first computation",
                        "report, 1 metric: refresh with 1 % new facts",
                        "report, 1 metric: reading",
                        "report, 1 metric, 5 slices: first computation",
                        "report, 1 metric, 5 slices: refresh with 1 % new facts",
                        "report, 1 metric, 5 slices: reading",
                        "report, 2 metrics: first computation",
                        "report, 2 metrics: refresh with 1 % new facts",
                        "report, 2 metrics: reading",
                        "report, 2 metrics, 5 slices: first computation",
                        "report, 2 metrics, 5 slices: refresh with 1 % new facts",
                        "report, 2 metrics, 5 slices: reading");
        assertThat(result.rows()).allSatisfy(row -> {
            assertThat(row.failure()).as(row.question()).isEmpty();
            assertThat(row.seconds()).as(row.question()).isPresent();
            assertThat(row.processorSeconds()).as(row.question()).isPresent();
            assertThat(row.ofScan()).as(row.question()).isPresent();
            assertThat(row.peakMemory()).as(row.question()).isPresent();
            assertThat(row.statements()).as(row.question()).isPositive();
        });
        assertThat(result.row("report, 2 metrics: reading").ofFirst()).isPresent();
        assertThat(result.row("report, 2 metrics: reading").ofReference()).isPresent();
        assertThat(result.agreement()).contains("to the last digit");
    }

    @Test
    void everyMetricOfTheReportIsThatOfTheReferenceOverThePeopleWhoAgreed() throws SQLException {
        Experiment experiment = new ExperimentReader(home.library())
                .read(BenchProject.experiment(BenchProject.METRICS.size(), Slicing.NONE));
        ExperimentReport report = new KeptReport(home, experiment).first();
        ReferenceShape shape = new ReferenceShape(home.library(), experiment);

        try (Connection analyst = home.warehouse().openAs(KeptReport.PERSON)) {
            for (Measure measure : experiment.measures()) {
                assertThat(Agreement.differences(
                                report,
                                measure.metric().name(),
                                shape.ask(analyst, measure.metric(), Optional.empty())))
                        .isEmpty();
            }
        }
    }

    @Test
    void theReferenceAsksNobodyForConsent() throws SQLException {
        Experiment experiment = new ExperimentReader(home.library()).read(BenchProject.experiment(1, Slicing.NONE));
        ReferenceShape shape = new ReferenceShape(home.library(), experiment);

        try (Connection service = home.warehouse().openAsService()) {
            List<ReferenceShape.Sums> sums =
                    shape.ask(service, experiment.measures().getFirst().metric(), Optional.empty());
            assertThat(sums.stream().mapToLong(ReferenceShape.Sums::units).sum())
                    .isEqualTo(SIZE.units());
        }
    }

    @Test
    void slicesAddUpToTheWhole() throws SQLException {
        Experiment experiment = new ExperimentReader(home.library()).read(BenchProject.experiment(1, Slicing.NONE));
        ReferenceShape shape = new ReferenceShape(home.library(), experiment);

        try (Connection service = home.warehouse().openAsService()) {
            for (String dimension : BenchProject.DIMENSIONS) {
                List<ReferenceShape.Sums> slices =
                        shape.ask(service, experiment.measures().getFirst().metric(), Optional.of(dimension));
                assertThat(slices).as(dimension).hasSizeGreaterThan(4);
                assertThat(slices.stream().mapToLong(ReferenceShape.Sums::units).sum())
                        .as(dimension)
                        .isEqualTo(SIZE.units());
            }
        }
    }

    @Test
    void lateFactsComeAndGo() throws SQLException {
        assertThat(lines()).isEqualTo(SIZE.facts());
        home.addLateFacts();
        assertThat(lines()).isEqualTo(SIZE.facts() + SIZE.facts() / 100);
        home.removeLateFacts();
        assertThat(lines()).isEqualTo(SIZE.facts());
    }

    private static long lines() throws SQLException {
        try (Connection service = home.warehouse().openAsService();
                var statement = service.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM lakehouse.governed.order_line")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
