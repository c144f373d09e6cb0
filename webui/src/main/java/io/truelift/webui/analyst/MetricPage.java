package io.truelift.webui.analyst;

import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.Experiment.Measure;
import io.truelift.definitions.metric.Metric;
import io.truelift.definitions.query.SqlFileException;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.webui.page.Paging;
import io.truelift.webui.page.Request;
import io.truelift.webui.warehouse.Definitions;
import io.truelift.webui.warehouse.MetricCache;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What does this metric say, of which data, and where is it used? */
@RequestScoped
@Named("metricPage")
public class MetricPage {
    private final MetricCache cache;
    private final Definitions questions;
    private final ReportStore reports;
    private final Request request;
    private @Nullable Metric metric;
    private String mistake = "";
    private Paging<Experiment> users = Paging.none();
    private List<Use> uses = List.of();

    @Inject
    MetricPage(MetricCache cache, Definitions questions, ReportStore reports, Request request) {
        this.cache = cache;
        this.questions = questions;
        this.reports = reports;
        this.request = request;
    }

    /**
     * @param experiment an experiment that looks at the metric
     * @param measure as what
     * @param report its newest report, where that has the metric
     */
    public record Use(Experiment experiment, Measure measure, Optional<NewestReport> report) {}

    /**
     * @param table qualified name
     * @param columns its columns that the metric reads
     */
    public record Source(String table, List<String> columns) {
        public String list() {
            return String.join(", ", columns);
        }
    }

    /** Finds the metric that the address names. */
    public void open() {
        Optional<Metric> found;
        try {
            found = request.parameter("name").flatMap(cache::find);
        } catch (SqlFileException e) {
            mistake = String.valueOf(e.getMessage());
            return;
        }
        if (found.isEmpty()) {
            request.notFound();
            return;
        }
        metric = found.get();
        uses = uses(metric);
    }

    private List<Use> uses(Metric known) {
        users = Paging.of(
                questions.experiments().stream()
                        .filter(experiment -> measure(experiment, known).isPresent())
                        .toList(),
                request);
        List<String> names = users.rows().stream().map(Experiment::name).toList();
        Map<String, NewestReport> newest = reports.newestOf(Kind.EXPERIMENT, names, ExperimentReport.class).stream()
                .filter(report -> report.metrics().stream()
                        .anyMatch(result -> result.metric().equals(known.name())))
                .collect(Collectors.toMap(report -> report.experiment().name(), NewestReport::of));
        return users.rows().stream()
                .map(experiment -> new Use(
                        experiment,
                        measure(experiment, known).orElseThrow(),
                        Optional.ofNullable(newest.get(experiment.name()))))
                .toList();
    }

    private static Optional<Measure> measure(Experiment experiment, Metric known) {
        return experiment.measures().stream()
                .filter(measure -> measure.metric().name().equals(known.name()))
                .findFirst();
    }

    /** Whether its file can be read. */
    public boolean isReadable() {
        return metric != null;
    }

    /** What is wrong with the file, with its line; empty where it can be read. */
    public String mistake() {
        return mistake;
    }

    public Metric metric() {
        if (metric == null) {
            throw new IllegalStateException("Cannot show a metric before it is opened");
        }
        return metric;
    }

    /** Which page of the experiments that look at it, and how many there are. */
    public Paging<Experiment> users() {
        return users;
    }

    /** Experiments of this page that look at it, by title. */
    public List<Use> uses() {
        return uses;
    }

    /** What it is made of. */
    public List<Source> sources() {
        Map<String, List<String>> columns = new TreeMap<>();
        cache.columns(metric())
                .forEach(column -> columns.computeIfAbsent(column.table(), table -> new ArrayList<>())
                        .add(column.column()));
        return columns.entrySet().stream()
                .map(entry -> new Source(entry.getKey(), entry.getValue()))
                .toList();
    }
}
