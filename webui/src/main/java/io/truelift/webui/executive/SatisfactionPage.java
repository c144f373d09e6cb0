package io.truelift.webui.executive;

import io.truelift.satisfaction.SatisfactionReport;
import io.truelift.satisfaction.SatisfactionReport.Group;
import io.truelift.satisfaction.SatisfactionReport.Question;
import io.truelift.satisfaction.SatisfactionReport.Score;
import io.truelift.satisfaction.SatisfactionReport.ScoreKind;
import io.truelift.store.ReportStore;
import io.truelift.store.ReportStore.Kind;
import io.truelift.webui.chart.Chart;
import io.truelift.webui.chart.IntervalChart;
import io.truelift.webui.chart.Tone;
import io.truelift.webui.chart.TrendChart;
import io.truelift.webui.format.Figures;
import io.truelift.webui.format.Scale;
import io.truelift.webui.format.Times;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How content are customers? */
@RequestScoped
@Named("satisfactionPage")
public class SatisfactionPage {
    private final ReportStore reports;
    private final Figures figures;
    private final Times times;
    private Optional<SatisfactionReport> report = Optional.empty();

    @Inject
    SatisfactionPage(ReportStore reports, Figures figures, Times times) {
        this.reports = reports;
        this.figures = figures;
        this.times = times;
    }

    @PostConstruct
    void read() {
        report = reports.newestOfEach(Kind.SATISFACTION, SatisfactionReport.class).stream()
                .max(Comparator.comparing(SatisfactionReport::computedAt));
    }

    public Optional<SatisfactionReport> report() {
        return report;
    }

    /** The questions that have answers first. */
    public List<Question> questions() {
        return report.map(SatisfactionReport::questions).orElse(List.of()).stream()
                .sorted(Comparator.comparing((Question question) -> question.total().isEmpty()))
                .toList();
    }

    /** Questions that have a score to show. */
    public List<Question> scored() {
        return questions().stream().filter(question -> question.total().isPresent()).toList();
    }

    public String value(Question question) {
        return question.total().map(score -> figures.value(score.estimate(), scale(question))).orElse("\u2013");
    }

    public String range(Question question) {
        return question.total().map(score -> range(question, score)).orElse("fewer than ten answers so far");
    }

    private String range(Question question, Score score) {
        return "%s interval %s, %s answers"
                .formatted(figures.level(score.estimate().interval()), figures.range(score.estimate(), scale(question)), figures.count(score.answers()));
    }

    /** What the score counts, in words. */
    public String meaning(Question question) {
        return switch (question.kind()) {
            case CSAT -> "Share of answers in the top two boxes";
            case CES -> "Share of answers that found it easy";
            case NPS -> "Promoters minus detractors, from \u2212100 to 100";
            case SHARE -> "Share of answers that say yes";
        };
    }

    /** Dimensions that tell groups apart: those with two values or more. */
    public List<String> dimensions(Question question) {
        Map<String, Long> values = question.groups().stream().collect(Collectors.groupingBy(Group::dimension, TreeMap::new, Collectors.counting()));
        return values.entrySet().stream().filter(dimension -> dimension.getValue() > 1).map(Map.Entry::getKey).toList();
    }

    /** The score of each value of a dimension; values that were withheld for their size have an empty row. */
    public Chart groups(Question question, String dimension) {
        List<IntervalChart.Row> rows = question.groups().stream()
                .filter(group -> group.dimension().equals(dimension))
                .map(group -> new IntervalChart.Row(
                        group.value(), group.score().isPresent() ? "" : "too few answers", group.score().map(Score::estimate), Tone.ACCENT, note(question, group.score())))
                .toList();
        return question.kind() == ScoreKind.NPS ? IntervalChart.ofNetScores(question.title(), rows) : IntervalChart.ofShares(question.title(), rows);
    }

    public Chart trend(Question question) {
        List<TrendChart.Point> points = question.trend().stream()
                .map(period -> new TrendChart.Point(
                        times.month(period.month()), period.score().map(Score::estimate), times.month(period.month()) + ": " + note(question, period.score())))
                .toList();
        return question.kind() == ScoreKind.NPS ? TrendChart.ofNetScores(question.title(), points) : TrendChart.ofShares(question.title(), points);
    }

    private String note(Question question, Optional<Score> score) {
        return score.map(known -> figures.value(known.estimate(), scale(question)) + " (" + range(question, known) + ")")
                .orElse("withheld: too few answers");
    }

    private static Scale scale(Question question) {
        return switch (question.kind()) {
            case CSAT, CES, SHARE -> Scale.PERCENT;
            case NPS -> Scale.NET_SCORE;
        };
    }
}
