package io.truelift.webui.executive;

import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.attribution.AttributionReport;
import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.AttributionReport.Source;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.platform.project.Project;
import io.truelift.webui.executive.ClaimTable.Measured;
import io.truelift.webui.format.Figures;
import io.truelift.webui.format.Times;
import io.truelift.webui.page.Choice;
import io.truelift.webui.page.Request;
import io.truelift.webui.start.DictionaryCache;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which channels bring conversions: what models claim, what experiments allow, and what it costs? */
@RequestScoped
@Named("attributionPage")
public class AttributionPage {
    private static final List<String> MOST_TRUSTED_FIRST = List.of("markov", "linear", "last", "first");

    private final ReportStore reports;
    private final Request request;
    private final Figures figures;
    private final Times times;
    private final Project project;
    private final DictionaryCache dictionary;
    private final Map<String, Measured> experiments = new HashMap<>();
    private Optional<AttributionReport> report = Optional.empty();
    private @Nullable AttributionView view;

    @Inject
    AttributionPage(
            ReportStore reports,
            Request request,
            Figures figures,
            Times times,
            Project project,
            DictionaryCache dictionary) {
        this.reports = reports;
        this.request = request;
        this.figures = figures;
        this.times = times;
        this.project = project;
        this.dictionary = dictionary;
    }

    @PostConstruct
    void read() {
        report = reports.newestOfEach(Kind.ATTRIBUTION, AttributionReport.class).stream()
                .max(Comparator.comparing(AttributionReport::computedAt));
    }

    public Optional<AttributionReport> report() {
        return report;
    }

    /** The source that the address names, else the first. */
    public Optional<Source> source() {
        List<Source> all = report.map(AttributionReport::sources).orElse(List.of());
        String asked = request.text("source");
        return all.stream()
                .filter(source -> source.name().equals(asked))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    public List<Choice> sources() {
        return Choice.among(report.orElseThrow().sources(), source().orElseThrow(), Source::name, Source::title);
    }

    /** Models that the claims may be of. */
    public List<Choice> models() {
        Source source = source().orElseThrow();
        return Choice.among(source.models(), leading(source), ModelCredit::model, ModelCredit::title);
    }

    /** The model that the address names, else the most trusted. */
    public ModelCredit leading(Source source) {
        String asked = request.text("model");
        return source.models().stream()
                .filter(model -> model.model().equals(asked))
                .findFirst()
                .or(() -> MOST_TRUSTED_FIRST.stream()
                        .flatMap(name -> source.models().stream()
                                .filter(model -> model.model().equals(name)))
                        .findFirst())
                .orElseGet(() -> source.models().getFirst());
    }

    /** All that the page shows of the source. */
    public AttributionView view() {
        if (view == null) {
            Source source = source().orElseThrow();
            view = AttributionView.of(source, leading(source), this::measured, request, figures, times);
        }
        return view;
    }

    /** Whether the journeys are those of a question of ours, whose file can name experiments and spend. */
    public boolean isOurs() {
        return new SqlLibrary(project.sql(), dictionary.current(), SqlLibrary.CATALOG)
                .names("attribution")
                .contains(source().orElseThrow().name());
    }

    private Measured measured(String experiment) {
        return experiments.computeIfAbsent(
                experiment,
                key -> reports.newest(Kind.EXPERIMENT, key, ExperimentReport.class)
                        .map(found -> new Measured(key, found.experiment().title(), true))
                        .orElseGet(() -> new Measured(key, key, false)));
    }
}
