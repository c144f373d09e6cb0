package io.truelift.webui.executive;

import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.ReportedExperiment;
import io.truelift.platform.database.ReportVersion;
import io.truelift.webui.chart.Chart;
import io.truelift.webui.chart.IntervalChart;
import io.truelift.webui.format.Figures;
import io.truelift.webui.page.Request;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Did it work, and how sure are we? */
@RequestScoped
@Named("experimentPage")
public class ExperimentPage {
    private final RequestedReport cache;
    private final Request request;
    private final Figures figures;
    private @Nullable ExperimentReport report;
    private @Nullable ReportVersion version;
    private @Nullable Optional<CourseView> course;

    @Inject
    ExperimentPage(RequestedReport cache, Request request, Figures figures) {
        this.cache = cache;
        this.request = request;
        this.figures = figures;
    }

    /** Finds the report that the address names: the version it asks for, else the newest. */
    public void open() {
        cache.asked()
                .ifPresentOrElse(
                        kept -> {
                            report = kept.report();
                            version = kept.version();
                        },
                        request::notFound);
    }

    /** Which of the kept reports this is. */
    public ReportVersion version() {
        if (version == null) {
            throw new IllegalStateException("Cannot tell the version of a report before it is opened");
        }
        return version;
    }

    /** Every report of the experiment, the newest first. */
    public List<ReportVersion> versions() {
        return cache.versions();
    }

    /** Whether a newer report of the experiment is kept. */
    public boolean isOutdated() {
        return version().id() != cache.versions().getFirst().id();
    }

    /** Whether the address names a report that is kept. */
    public boolean isOpen() {
        return report != null;
    }

    private ExperimentReport report() {
        if (report == null) {
            throw new IllegalStateException("Cannot show a report before it is opened");
        }
        return report;
    }

    /** The experiment that the report is of. */
    public ReportedExperiment experiment() {
        return report().experiment();
    }

    /** What it came to, in short. */
    public VerdictView verdict() {
        return VerdictView.of(report());
    }

    /** Who is counted, and who is not. */
    public PeopleView people() {
        return PeopleView.of(report(), figures);
    }

    /** Whether it can be trusted, and what was planned. */
    public TrustView trust() {
        return TrustView.of(report(), figures);
    }

    /** What it takes to repeat it. */
    public ReceiptView receipt() {
        return ReceiptView.of(report());
    }

    public String controlTitle() {
        return VariantNames.title(report(), report().experiment().control());
    }

    /** What it does, what that is worth and how sure it is; empty where that cannot be said. */
    public List<KpiTile> glances() {
        return KpiTile.of(report(), figures);
    }

    /** What it is worth in a year, or why that is not known. */
    public WorthView worth() {
        return WorthView.of(report(), figures);
    }

    /** How the answer formed; absent where nothing is compared. */
    public Optional<CourseView> course() {
        if (course == null) {
            course = CourseView.of(report(), figures);
        }
        return course;
    }

    public List<MetricTable> tables() {
        return report().metrics().stream()
                .map(metric -> MetricTable.of(report(), metric, figures))
                .toList();
    }

    /** Whether variants were held against a control. */
    public boolean isCompared() {
        return report().plan().design().isRandomised();
    }

    /** Whether any metric has a lift to draw. */
    public boolean hasLifts() {
        return lifted().ofMetrics().stream().anyMatch(row -> row.estimate().isPresent());
    }

    /** The lift of every treatment on every metric, with its interval. */
    public Chart lifts() {
        return IntervalChart.ofLifts("Lift over the control (%s)".formatted(controlTitle()), lifted().ofMetrics());
    }

    private LiftRows lifted() {
        return new LiftRows(report(), figures);
    }

    /** How often the interval is to hold the truth, such as {@code 95%}. */
    public String level() {
        return figures.ratio(1 - report().experiment().alpha(), 1).replace(".0%", "%");
    }

    /** The slice that the address asks for, else the first; absent where the report has none. */
    public Optional<Slice> slice() {
        return Slice.of(report(), request.text("by"), request.text("metric"), request.text("variant"), figures);
    }
}
