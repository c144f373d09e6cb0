package io.truelift.webui.executive;

import io.truelift.analysis.satisfaction.SatisfactionReport.Group;
import io.truelift.analysis.satisfaction.SatisfactionReport.Period;
import io.truelift.analysis.satisfaction.SatisfactionReport.QuestionResult;
import io.truelift.analysis.satisfaction.SatisfactionReport.Score;
import io.truelift.definitions.satisfaction.ScoreKind;
import io.truelift.statistics.Estimate;
import io.truelift.webui.chart.Chart;
import io.truelift.webui.chart.IntervalChart;
import io.truelift.webui.chart.Tone;
import io.truelift.webui.chart.TrendChart;
import io.truelift.webui.format.FigureScale;
import io.truelift.webui.format.Figures;
import io.truelift.webui.format.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A question of a survey as the page shows it, every figure formatted.
 *
 * @param question the question
 * @param meaning what the score counts
 * @param figures the figures over all answers
 * @param split answers in favour, between and against; absent where the score is withheld
 * @param period length of a period of the trend, {@code week} or {@code month}
 * @param trend the score over time; absent where there are fewer than two periods
 * @param drivers the score by what tells customers apart
 */
public record SurveyView(
        QuestionResult question,
        String meaning,
        List<Figure> figures,
        Optional<Split> split,
        String period,
        Optional<Chart> trend,
        List<Driver> drivers) {

    /**
     * @param name what it is
     * @param value the figure
     * @param range its interval
     * @param from what it stands on
     */
    public record Figure(String name, String value, String range, String from) {}

    /**
     * @param favourable percent of answers in favour
     * @param between percent that are neither
     * @param words the same in words
     */
    public record Split(double favourable, double between, String words) {

        /** Where answers against begin. */
        public double against() {
            return favourable + between;
        }
    }

    /**
     * @param name such as {@code channel}, in words
     * @param chart the score of each of its values
     * @param rows the same in figures
     * @param withheld why some values have no score; empty where all have
     */
    public record Driver(String name, Chart chart, List<Row> rows, String withheld) {}

    /**
     * @param value the value
     * @param score the score; {@code withheld} where it is
     * @param range its interval
     * @param answers how many answered; a dash where that is withheld
     */
    public record Row(String value, String score, String range, String answers) {}

    static SurveyView of(QuestionResult question, Figures figures, Times times) {
        SurveyTexts texts = new SurveyTexts(question, figures);
        return new SurveyView(
                question,
                texts.meaning(),
                question.total().map(score -> figures(texts, score)).orElse(List.of()),
                question.total().map(score -> split(texts, score)),
                question.more().period(),
                question.trend().size() > 1 ? Optional.of(trend(texts, times)) : Optional.empty(),
                drivers(texts));
    }

    private static List<Figure> figures(SurveyTexts texts, Score score) {
        QuestionResult question = texts.question();
        Figures figures = texts.figures();
        List<Figure> all = new ArrayList<>();
        all.add(new Figure(
                "Score of those who answered",
                texts.value(score),
                figures.range(score.estimate(), texts.scale()),
                figures.count(score.answers()) + " answers"));
        question.more()
                .represented()
                .ifPresent(represented -> all.add(new Figure(
                        "Score weighed to all customers",
                        figures.value(represented.estimate(), texts.scale()),
                        figures.range(represented.estimate(), texts.scale()),
                        "%s customers, by %s"
                                .formatted(
                                        figures.count(represented.customers()),
                                        represented.by().replace('_', ' ')))));
        score.mean()
                .ifPresent(mean -> all.add(new Figure(
                        "Mean answer",
                        figures.value(mean, FigureScale.amount("")),
                        figures.range(mean, FigureScale.amount("")),
                        figures.count(score.answers()) + " answers")));
        question.more()
                .response()
                .ifPresent(response -> all.add(new Figure(
                        "Response rate",
                        figures.value(response.rate(), FigureScale.PERCENT),
                        figures.range(response.rate(), FigureScale.PERCENT),
                        "%s of %s asked"
                                .formatted(figures.count(response.answered()), figures.count(response.asked())))));
        return all;
    }

    private static Split split(SurveyTexts texts, Score score) {
        Figures figures = texts.figures();
        long between = score.answers() - score.favourable() - score.unfavourable();
        String middle =
                between > 0 ? "%s %s, ".formatted(figures.share(between, score.answers()), texts.between()) : "";
        return new Split(
                percent(score.favourable(), score.answers()),
                percent(between, score.answers()),
                "%s %s, %s%s %s"
                        .formatted(
                                figures.share(score.favourable(), score.answers()),
                                texts.favourable(),
                                middle,
                                figures.share(score.unfavourable(), score.answers()),
                                texts.unfavourable()));
    }

    private static double percent(long part, long whole) {
        return Math.round(1000.0 * part / whole) / 10.0;
    }

    private static Chart trend(SurveyTexts texts, Times times) {
        QuestionResult question = texts.question();
        List<TrendChart.Point> points = question.trend().stream()
                .map(period -> point(period, texts, times))
                .toList();
        return question.kind() == ScoreKind.NPS
                ? TrendChart.ofNetScores(question.title(), points)
                : TrendChart.ofShares(question.title(), points);
    }

    private static TrendChart.Point point(Period period, SurveyTexts texts, Times times) {
        String name = texts.question().more().period().equals("week")
                ? times.week(period.month())
                : times.month(period.month());
        return new TrendChart.Point(
                name,
                period.score().map(Score::estimate),
                name + ": " + period.score().map(texts::note).orElse("withheld, too few answers"));
    }

    /** Dimensions that tell groups apart: those with two values or more. */
    private static List<Driver> drivers(SurveyTexts texts) {
        Map<String, List<Group>> groups = texts.question().groups().stream()
                .collect(Collectors.groupingBy(Group::dimension, TreeMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .filter(dimension -> dimension.getValue().size() > 1)
                .map(dimension -> driver(dimension.getKey(), dimension.getValue(), texts))
                .toList();
    }

    private static Driver driver(String dimension, List<Group> groups, SurveyTexts texts) {
        List<IntervalChart.Row> rows = groups.stream()
                .filter(group -> group.score().isPresent())
                .map(group -> new IntervalChart.Row(
                        words(group),
                        "",
                        group.score().map(Score::estimate),
                        Tone.ACCENT,
                        group.score().map(texts::note).orElseThrow()))
                .toList();
        QuestionResult question = texts.question();
        Chart chart = question.kind() == ScoreKind.NPS
                ? IntervalChart.ofNetScores(question.title(), rows)
                : IntervalChart.ofShares(question.title(), rows);
        return new Driver(
                dimension.replace('_', ' '),
                chart,
                groups.stream().map(group -> row(group, texts)).toList(),
                withheld(groups, question.more().leastAnswers()));
    }

    /** The value as people read it; segments are named by their files. */
    private static String words(Group group) {
        return group.dimension().equals("segment") ? group.value().replace('_', ' ') : group.value();
    }

    private static Row row(Group group, SurveyTexts texts) {
        Optional<Estimate> estimate = group.score().map(Score::estimate);
        return new Row(
                words(group),
                group.score().map(texts::value).orElse("withheld"),
                estimate.map(known -> texts.figures().range(known, texts.scale()))
                        .orElse(""),
                group.score()
                        .map(score -> texts.figures().count(score.answers()))
                        .orElse("\u2013"));
    }

    private static String withheld(List<Group> groups, int least) {
        List<String> values = groups.stream()
                .filter(group -> group.score().isEmpty())
                .map(SurveyView::words)
                .toList();
        return values.isEmpty()
                ? ""
                : "Withheld: %s. Fewer than %d people answered there, or their number could be had from what is shown."
                        .formatted(String.join(", ", values), least);
    }
}
