package io.truelift.webui.analyst;

import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.metric.Metric;
import io.truelift.definitions.metric.MetricKind;
import io.truelift.webui.format.Words;
import io.truelift.webui.page.Choice;
import io.truelift.webui.page.Paging;
import io.truelift.webui.page.Request;
import io.truelift.webui.warehouse.Definitions;
import io.truelift.webui.warehouse.MetricCache;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which metrics are there, whose are they, and what uses them? */
@RequestScoped
@Named("metricCatalog")
public class MetricCatalog {
    private final MetricCache cache;
    private final Definitions questions;
    private final Request request;
    private final Words words;
    private List<Metric> all = List.of();
    private List<Row> rows = List.of();

    @Inject
    MetricCatalog(MetricCache cache, Definitions questions, Request request, Words words) {
        this.cache = cache;
        this.questions = questions;
        this.request = request;
        this.words = words;
    }

    /**
     * @param metric what its file says
     * @param experiments how many experiments look at it
     */
    public record Row(Metric metric, long experiments) {}

    @PostConstruct
    void read() {
        all = cache.metrics();
        Map<String, Long> uses = questions.experiments().stream()
                .flatMap(MetricCatalog::names)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        rows = all.stream()
                .filter(metric -> request.parameter("kind")
                        .filter(kind -> !kind.equals(metric.kind().name()))
                        .isEmpty())
                .filter(metric -> request.parameter("owner")
                        .filter(owner -> !owner.equals(metric.owner()))
                        .isEmpty())
                .filter(metric ->
                        Paging.holds(request.text("words"), metric.name(), metric.title(), metric.description()))
                .map(metric -> new Row(metric, uses.getOrDefault(metric.name(), 0L)))
                .toList();
    }

    /** Names of the metrics that an experiment looks at, each once. */
    private static Stream<String> names(Experiment experiment) {
        return experiment.measures().stream()
                .map(measure -> measure.metric().name())
                .distinct();
    }

    /** Whether there is any metric, asked for or not. */
    public boolean hasMetrics() {
        return !all.isEmpty();
    }

    public List<Row> rows() {
        return rows;
    }

    /** Those of the page that the address asks for. */
    public Paging<Row> shown() {
        return Paging.of(rows, request);
    }

    public List<String> mistakes() {
        return cache.mistakes();
    }

    public List<Choice> kinds() {
        return Choice.among(
                Stream.concat(Stream.of(""), Stream.of(MetricKind.values()).map(MetricKind::name))
                        .toList(),
                request.text("kind"),
                kind -> kind,
                kind -> kind.isEmpty() ? "every kind" : words.kind(MetricKind.valueOf(kind)));
    }

    public List<Choice> owners() {
        return Choice.among(
                Stream.concat(
                                Stream.of(""),
                                all.stream().map(Metric::owner).distinct().sorted())
                        .toList(),
                request.text("owner"),
                owner -> owner,
                owner -> owner.isEmpty() ? "every team" : owner);
    }
}
