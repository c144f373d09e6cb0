package io.truelift.webui.executive;

import io.truelift.decision.DecisionLog;
import io.truelift.decision.ExperimentDecision;
import io.truelift.experiment.ExperimentReport;
import io.truelift.experiment.ExperimentReport.Outcome;
import io.truelift.store.ReportStore;
import io.truelift.store.ReportStore.Kind;
import io.truelift.webui.chart.Axis;
import io.truelift.webui.chart.Whisker;
import io.truelift.webui.format.Words;
import io.truelift.webui.page.Choice;
import io.truelift.webui.page.Request;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which experiments are there, and what did they find? */
@RequestScoped
@Named("experimentList")
public class ExperimentList {
    private static final int ON_THE_OVERVIEW = 6;

    private final ReportStore reports;
    private final DecisionLog log;
    private final Request request;
    private final Words words;
    private List<ExperimentReport> all = List.of();
    private List<Row> rows = List.of();

    @Inject
    ExperimentList(ReportStore reports, DecisionLog log, Request request, Words words) {
        this.reports = reports;
        this.log = log;
        this.request = request;
        this.words = words;
    }

    /**
     * An experiment in the list.
     *
     * @param report its newest report
     * @param headline the lift that stands for it
     * @param whisker the lift, drawn on the scale of the whole list
     * @param decision what was decided last
     */
    public record Row(ExperimentReport report, Optional<Headline> headline, Optional<Whisker> whisker, Optional<ExperimentDecision> decision) {

        public long units() {
            return report.arms().stream().mapToLong(ExperimentReport.Arm::units).sum();
        }
    }

    @PostConstruct
    void read() {
        Map<String, ExperimentDecision> decisions =
                log.newestOfEach().stream().collect(Collectors.toMap(ExperimentDecision::experiment, Function.identity()));
        all = reports.newestOfEach(Kind.EXPERIMENT, ExperimentReport.class).stream()
                .sorted(Comparator.comparing(ExperimentReport::analysedAt).reversed().thenComparing(ExperimentReport::title))
                .toList();
        List<ExperimentReport> newest = all.stream().filter(this::isAskedFor).toList();
        Axis axis = Axis.around(newest.stream().flatMap(report -> Headline.of(report).stream()).map(Headline::lift).toList());
        rows = newest.stream()
                .map(report -> {
                    Optional<Headline> headline = Headline.of(report);
                    return new Row(report, headline, headline.map(h -> Whisker.of(h.lift(), axis, h.tone())), Optional.ofNullable(decisions.get(report.experiment())));
                })
                .toList();
    }

    private boolean isAskedFor(ExperimentReport report) {
        return request.parameter("team").filter(team -> !team.equals(report.owner())).isEmpty()
                && request.parameter("outcome").filter(outcome -> !outcome.equals(report.verdict().outcome().name())).isEmpty();
    }

    /** Whether there is any report, asked for or not. */
    public boolean hasReports() {
        return !all.isEmpty();
    }

    /** The teams that own experiments, to choose from. */
    public List<Choice> teams() {
        return Choice.among(
                Stream.concat(Stream.of(""), all.stream().map(ExperimentReport::owner).distinct().sorted()).toList(),
                request.text("team"), team -> team, team -> team.isEmpty() ? "every team" : team);
    }

    /** How experiments ended, to choose from. */
    public List<Choice> outcomes() {
        return Choice.among(
                Stream.concat(Stream.of(""), Stream.of(Outcome.values()).map(Outcome::name)).toList(),
                request.text("outcome"), outcome -> outcome, outcome -> outcome.isEmpty() ? "every outcome" : words.outcome(Outcome.valueOf(outcome)));
    }

    public List<Row> rows() {
        return rows;
    }

    /** The experiments that were analysed last, six at most. */
    public List<Row> newest() {
        return rows.stream().limit(ON_THE_OVERVIEW).toList();
    }

    /** How many experiments ended how, the most telling outcomes first. */
    public String tally() {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        rows.forEach(row -> counts.merge(row.report().verdict().outcome(), 1L, Long::sum));
        return String.join(" \u00b7 ", counts.entrySet().stream()
                .map(count -> count.getValue() + "\u00a0" + words.outcome(count.getKey()).toLowerCase(Locale.ROOT))
                .toList());
    }
}
