package io.truelift.webui.executive;

import io.truelift.experiment.ExperimentReport;
import io.truelift.experiment.ExperimentReport.Outcome;
import io.truelift.store.ReportStore;
import io.truelift.store.ReportStore.Kind;
import io.truelift.webui.chart.Axis;
import io.truelift.webui.chart.Whisker;
import io.truelift.webui.format.Words;
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

/** Which experiments are there, and what did they find? */
@RequestScoped
@Named("experimentList")
public class ExperimentList {
    private static final int ON_THE_OVERVIEW = 6;

    private final ReportStore reports;
    private final Words words;
    private List<Row> rows = List.of();

    @Inject
    ExperimentList(ReportStore reports, Words words) {
        this.reports = reports;
        this.words = words;
    }

    /**
     * An experiment in the list.
     *
     * @param report its newest report
     * @param headline the lift that stands for it
     * @param whisker the lift, drawn on the scale of the whole list
     */
    public record Row(ExperimentReport report, Optional<Headline> headline, Optional<Whisker> whisker) {

        public long units() {
            return report.arms().stream().mapToLong(ExperimentReport.Arm::units).sum();
        }
    }

    @PostConstruct
    void read() {
        List<ExperimentReport> newest = reports.newestOfEach(Kind.EXPERIMENT, ExperimentReport.class).stream()
                .sorted(Comparator.comparing(ExperimentReport::analysedAt).reversed().thenComparing(ExperimentReport::title))
                .toList();
        Axis axis = Axis.around(newest.stream().flatMap(report -> Headline.of(report).stream()).map(Headline::lift).toList());
        rows = newest.stream()
                .map(report -> {
                    Optional<Headline> headline = Headline.of(report);
                    return new Row(report, headline, headline.map(h -> Whisker.of(h.lift(), axis, h.tone())));
                })
                .toList();
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
