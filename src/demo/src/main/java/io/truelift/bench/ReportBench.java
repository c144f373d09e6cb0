package io.truelift.bench;

import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.bench.BenchProject.Slicing;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.Experiment.Measure;
import io.truelift.definitions.experiment.ExperimentReader;
import io.truelift.definitions.metric.Metric;
import io.truelift.platform.project.Resources;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a report costs: beside a bare scan of its facts, and beside one query per metric and slice. Reports run in the name of
 * an analyst, under the engine's rules; the reference's shape runs without any, as whoever has no consent to keep would run it.
 */
public final class ReportBench {
    private final BenchHome home;
    private final BenchPlan plan;
    private final ReportUnderTest.Maker maker;
    private final Consumer<String> progress;
    private final BenchResult.Builder result;
    private Optional<ExperimentReport> anyReport = Optional.empty();

    public ReportBench(BenchHome home, BenchPlan plan, Consumer<String> progress) {
        this(home, plan, experiment -> new KeptReport(home, experiment), progress);
    }

    ReportBench(BenchHome home, BenchPlan plan, ReportUnderTest.Maker maker, Consumer<String> progress) {
        this.home = home;
        this.plan = plan;
        this.maker = maker;
        this.progress = progress;
        this.result = new BenchResult.Builder(home.size(), progress);
    }

    public BenchResult run() throws SQLException {
        try (EngineQueries queries = new EngineQueries(home.settings());
                Connection service = home.warehouse().openAsService();
                Connection analyst = home.warehouse().openAs(KeptReport.PERSON)) {
            Stopwatch watch = new Stopwatch(queries);
            bareQuestions(watch, service, analyst);
            ReferenceShape shape = new ReferenceShape(home.library(), experiment(1, Slicing.NONE));
            ReferenceTimes reference =
                    ReferenceTimes.measure(shape, metrics(plan.mostMetrics()), plan, watch, service, progress);
            plan.metrics().forEach(metrics -> reference.tell(metrics, result));
            for (int metrics : plan.metrics()) {
                for (Slicing slicing : Slicing.values()) {
                    reports(metrics, slicing, reference, watch);
                }
            }
            return result.result(plan.runs(), agreement(shape, analyst));
        }
    }

    private void bareQuestions(Stopwatch watch, Connection service, Connection analyst) {
        result.scan("bare scan: count and sum", measureText(watch, service, "scan.sql"));
        result.add(
                "bare scan, in the name of an analyst",
                measureText(watch, analyst, "scan.sql"),
                Optional.empty(),
                Optional.empty());
        result.add(
                "bare sum by customer",
                measureText(watch, service, "sum_by_customer.sql"),
                Optional.empty(),
                Optional.empty());
        result.add(
                "bare sum by customer, in the name of an analyst",
                measureText(watch, analyst, "sum_by_customer.sql"),
                Optional.empty(),
                Optional.empty());
        result.add("SELECT 1", measureText(watch, service, "select_one.sql"), Optional.empty(), Optional.empty());
    }

    private BenchMeasurement measureText(Stopwatch watch, Connection connection, String file) {
        String text = Resources.text(ReportBench.class, file).strip();
        watch.measure(() -> ask(connection, text)); // not counted: the engine compiles what it has not seen
        return watch.measure(plan.runs(), () -> ask(connection, text));
    }

    private static void ask(Connection connection, String text) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(text)) {
            while (rows.next()) {
                rows.getObject(1);
            }
        }
    }

    private void reports(int metrics, Slicing slicing, ReferenceTimes reference, Stopwatch watch) throws SQLException {
        List<BenchMeasurement> first = new ArrayList<>();
        List<BenchMeasurement> refresh = new ArrayList<>();
        List<BenchMeasurement> read = new ArrayList<>();
        for (int run = 0; run < plan.runs(); run++) {
            home.removeLateFacts();
            ReportUnderTest report = maker.of(experiment(metrics, slicing));
            first.add(watch.measure(() -> anyReport = Optional.of(report.first())));
            if (first.getLast().failure().isPresent()) {
                break;
            }
            home.addLateFacts();
            refresh.add(watch.measure(report::refresh));
            read.add(watch.measure(report::read));
        }
        home.removeLateFacts();
        String name = "report, %d %s%s"
                .formatted(
                        metrics,
                        metrics == 1 ? "metric" : "metrics",
                        slicing == Slicing.NONE ? "" : ", %d slices".formatted(slicing.slices()));
        Optional<Double> others = reference.seconds(metrics, slicing);
        BenchMeasurement once = BenchMeasurement.together(first);
        result.add(name + ": first computation", once, others, Optional.empty());
        result.add(name + ": refresh with 1 % new facts", orFailureOf(once, refresh), others, once.median());
        result.add(name + ": reading", orFailureOf(once, read), others, once.median());
    }

    /** What was never computed can be neither refreshed nor read. */
    private static BenchMeasurement orFailureOf(BenchMeasurement first, List<BenchMeasurement> later) {
        return first.failure().map(BenchMeasurement::failed).orElseGet(() -> BenchMeasurement.together(later));
    }

    /** The last report that there was, held against the reference's shape over the people whom the analyst may count. */
    private String agreement(ReferenceShape shape, Connection analyst) {
        return anyReport
                .map(report -> {
                    Metric metric = metrics(1).getFirst();
                    List<String> differences =
                            Agreement.differences(report, metric.name(), shape.ask(analyst, metric, Optional.empty()));
                    return differences.isEmpty()
                            ? "Units and sums of %s in the report %s are those of the reference's shape, to the last digit."
                                    .formatted(
                                            metric.name(), report.experiment().name())
                            : "The report is not as the reference's shape: " + String.join("; ", differences);
                })
                .orElse("No report could be made, so there is nothing to hold against the reference's shape.");
    }

    private Experiment experiment(int metrics, Slicing slicing) {
        return new ExperimentReader(home.library()).read(BenchProject.experiment(metrics, slicing));
    }

    private List<Metric> metrics(int count) {
        return experiment(count, Slicing.NONE).measures().stream()
                .map(Measure::metric)
                .toList();
    }
}
