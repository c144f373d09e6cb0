package io.truelift.webui.analyst;

import io.truelift.analysis.planning.ExperimentPlan;
import io.truelift.analysis.planning.ExperimentPlan.Findable;
import io.truelift.analysis.planning.ExperimentPlan.MetricPlan;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.Experiment.Measure;
import io.truelift.definitions.metric.Metric;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.webui.chart.Chart;
import io.truelift.webui.chart.LinesChart;
import io.truelift.webui.format.FigureScale;
import io.truelift.webui.format.Figures;
import io.truelift.webui.page.Request;
import io.truelift.webui.warehouse.BackgroundJobs.Status;
import io.truelift.webui.warehouse.Definitions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How many customers does this experiment need, for how long, and what can it find? */
@RequestScoped
@Named("planPage")
public class PlanPage {
    private static final String HERE = "/analyst/plan.xhtml?name=";
    private static final String NONE = "\u2013";

    private final Definitions questions;
    private final ReportStore reports;
    private final Request request;
    private final Figures figures;
    private final MetricNotes notes;
    private final ExperimentJob question;
    private Optional<ExperimentPlan> plan = Optional.empty();

    @Inject
    PlanPage(Definitions questions, ReportStore reports, Request request, Figures figures, MetricNotes notes) {
        this.questions = questions;
        this.reports = reports;
        this.request = request;
        this.figures = figures;
        this.notes = notes;
        this.question = new ExperimentJob(questions, request, Kind.PLAN, HERE);
    }

    /**
     * A metric of the plan, every figure formatted.
     *
     * @param plan the metric
     * @param note how it is measured; empty where the experiment does not measure it any more
     * @param baseline its figure in the history
     * @param deviation how far customers spread around it
     * @param explained share of the variance that the adjustment takes away
     * @param needed customers of all variants
     * @param days until they have come and had their time
     * @param lifts smallest lift by weeks, in their order
     */
    public record Row(
            MetricPlan plan,
            String note,
            String baseline,
            String deviation,
            String explained,
            String needed,
            String days,
            List<String> lifts) {
        public Row {
            lifts = List.copyOf(lifts);
        }
    }

    /** Finds the experiment that the address names, and does what a button asks for. */
    public void open() {
        plan = question.open("plan", questions::plan)
                .flatMap(found -> reports.newest(Kind.PLAN, found.name(), ExperimentPlan.class));
    }

    public Experiment experiment() {
        return question.experiment();
    }

    /** The newest plan; absent where there is none yet. */
    public Optional<ExperimentPlan> plan() {
        return plan;
    }

    /** How the planning stands that the person asked for. */
    public Optional<Status> standing() {
        return question.standing();
    }

    public boolean isRunning() {
        return question.isRunning();
    }

    public List<Row> rows() {
        return plan.map(known -> known.metrics().stream().map(this::row).toList())
                .orElse(List.of());
    }

    /** The primary metric. */
    public Optional<Row> primary() {
        return rows().stream().findFirst();
    }

    private Row row(MetricPlan metric) {
        Optional<Metric> file = experiment().measures().stream()
                .map(Measure::metric)
                .filter(one -> one.name().equals(metric.metric()))
                .findFirst();
        String unit = file.map(Metric::unit).orElse("");
        return new Row(
                metric,
                file.map(known -> notes.of(experiment(), known)).orElse(""),
                figures.plain(metric.baseline(), FigureScale.ofValues(metric.kind(), unit)),
                figures.plain(metric.deviation(), FigureScale.ofDifferences(metric.kind(), unit)),
                metric.explained() == 0 ? NONE : figures.ratio(metric.explained(), 1),
                metric.needed().map(figures::count).orElse(NONE),
                metric.days().map(days -> figures.count(days)).orElse(NONE),
                metric.findable().stream().map(this::lift).toList());
    }

    private String lift(Findable findable) {
        return findable.lift().isPresent() ? figures.lift(findable.lift().getAsDouble()) : NONE;
    }

    /** The weeks for which lifts are known, with the customers who have come by then. */
    public List<Findable> weeks() {
        return plan.flatMap(known -> known.metrics().stream()
                        .map(MetricPlan::findable)
                        .filter(findable -> !findable.isEmpty())
                        .findFirst())
                .orElse(List.of());
    }

    /** The smallest lift by weeks, a line per metric; absent where none is known. */
    public Optional<Chart> chart() {
        List<LinesChart.Line> lines = rows().stream()
                .filter(row -> row.plan().findable().stream()
                        .anyMatch(findable -> findable.lift().isPresent()))
                .map(row -> new LinesChart.Line(
                        row.plan().title(),
                        row.plan().findable().stream()
                                .map(findable -> point(row.plan(), findable))
                                .toList()))
                .toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(LinesChart.ofShares(
                        "Smallest lift that is found",
                        weeks().stream().map(this::label).toList(),
                        lines,
                        minimumEffect()));
    }

    private Optional<LinesChart.Level> minimumEffect() {
        OptionalDouble lift = plan.orElseThrow().minimumEffect();
        return lift.isPresent()
                ? Optional.of(new LinesChart.Level("Lift that matters", lift.getAsDouble()))
                : Optional.empty();
    }

    private LinesChart.Point point(MetricPlan metric, Findable findable) {
        Optional<Double> size = findable.lift().isPresent()
                ? Optional.of(Math.abs(findable.lift().getAsDouble()))
                : Optional.empty();
        return new LinesChart.Point(size, "%s: %s after %s".formatted(metric.title(), lift(findable), label(findable)));
    }

    /** Such as "4 weeks". */
    public String label(Findable findable) {
        return findable.weeks() == 1 ? "1\u00a0week" : findable.weeks() + "\u00a0weeks";
    }

    /** Customers who came anew in the four weeks before the end of the history. */
    public long arrivals() {
        return plan.map(known ->
                        known.arrivals().stream().mapToLong(Long::longValue).sum())
                .orElse(0L);
    }
}
