package io.truelift.webui.executive;

import io.truelift.experiment.ExperimentReport;
import io.truelift.experiment.ExperimentReport.Arm;
import io.truelift.experiment.ExperimentReport.Lift;
import io.truelift.experiment.ExperimentReport.MetricResult;
import io.truelift.statistics.Comparison;
import io.truelift.store.ReportStore;
import io.truelift.store.ReportStore.Kind;
import io.truelift.webui.chart.Chart;
import io.truelift.webui.chart.IntervalChart;
import io.truelift.webui.chart.Tone;
import io.truelift.webui.format.Figures;
import io.truelift.webui.format.Scale;
import io.truelift.webui.page.Request;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Did it work, and how sure are we? */
@RequestScoped
@Named("experimentPage")
public class ExperimentPage {
    private final ReportStore reports;
    private final Request request;
    private final Figures figures;
    private @Nullable ExperimentReport report;

    @Inject
    ExperimentPage(ReportStore reports, Request request, Figures figures) {
        this.reports = reports;
        this.request = request;
        this.figures = figures;
    }

    /** Finds the report that the address names. */
    public void open() {
        Optional<ExperimentReport> found = request.parameter("name").flatMap(name -> reports.newest(Kind.EXPERIMENT, name, ExperimentReport.class));
        found.ifPresentOrElse(newest -> report = newest, request::notFound);
    }

    public ExperimentReport report() {
        if (report == null) {
            throw new IllegalStateException("Cannot show a report before it is opened");
        }
        return report;
    }

    public String controlTitle() {
        return Variants.title(report(), report().control());
    }

    public long units() {
        return report().arms().stream().mapToLong(Arm::units).sum();
    }

    public List<MetricTable> tables() {
        return report().metrics().stream().map(metric -> MetricTable.of(report(), metric, figures)).toList();
    }

    /** Whether any metric has a lift to draw. */
    public boolean hasLifts() {
        return rows().stream().anyMatch(row -> row.estimate().isPresent());
    }

    /** The lift of every treatment on every metric, with its interval. */
    public Chart lifts() {
        return IntervalChart.ofLifts("Lift over the control (%s)".formatted(controlTitle()), rows());
    }

    private List<IntervalChart.Row> rows() {
        List<IntervalChart.Row> rows = new ArrayList<>();
        for (MetricResult metric : report().metrics()) {
            for (Lift lift : metric.lifts()) {
                rows.add(row(metric, lift));
            }
        }
        return rows;
    }

    private IntervalChart.Row row(MetricResult metric, Lift lift) {
        String variant = Variants.title(report(), lift.variant());
        String label = metric.title();
        String detail = report().arms().size() > 2 ? variant : "";
        return switch (lift.comparison()) {
            case Comparison.Effect effect -> effect.relative()
                    .map(relative -> new IntervalChart.Row(
                            label,
                            detail,
                            Optional.of(relative),
                            Variants.tone(report(), metric, effect),
                            "%s (%s)".formatted(figures.difference(relative, Scale.PERCENT), figures.differenceRange(relative, Scale.PERCENT))))
                    .orElseGet(() -> new IntervalChart.Row(label, detail, Optional.empty(), Tone.NEUTRAL, "no lift: the control is too near zero"));
            case Comparison.NotEnoughData missing -> new IntervalChart.Row(label, detail, Optional.empty(), Tone.NEUTRAL, missing.reason());
        };
    }

    /** The p-value of the planned shares with its relation, such as {@code = 0.47}. */
    public String assignmentP() {
        String p = report().assignment().map(check -> figures.pValue(check.pValue())).orElse("");
        return p.startsWith("<") ? p : "=\u00a0" + p;
    }

    /** The share of all counted units that the variant has. */
    public double share(Arm arm) {
        return units() == 0 ? 0 : (double) arm.units() / units();
    }

    /** Snapshot by table, ordered by table. */
    public List<Map.Entry<String, Long>> snapshots() {
        return List.copyOf(new TreeMap<>(report().receipt().snapshots()).entrySet());
    }
}
