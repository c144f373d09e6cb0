package io.truelift.definitions.metric;

import static io.truelift.definitions.metric.MetricFamily.MEANS;
import static io.truelift.definitions.metric.MetricFamily.PROPORTIONS;
import static io.truelift.definitions.metric.MetricFamily.QUANTILES;
import static io.truelift.definitions.metric.MetricFamily.RATIOS;
import static io.truelift.definitions.metric.MetricKind.Figure.AMOUNT;
import static io.truelift.definitions.metric.MetricKind.Figure.NET_SCORE;
import static io.truelift.definitions.metric.MetricKind.Figure.SHARE;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a metric's values per unit become one figure per arm. A kind holds all that is its own: the keys of its header and
 * the columns of its file, the statement that says what a row counts for, how its arms are compared and planned, and its words.
 */
public enum MetricKind {
    /** Share of units with a value above zero. */
    PROPORTION(
            PROPORTIONS,
            SHARE,
            "outcome_value",
            List.of("value"),
            List.of("window"),
            SurveyAnswers.NONE,
            new MetricWords("share of customers", "Share", "Did it", "Denominator")),

    /** Mean of the summed values per unit. */
    MEAN(
            MEANS,
            AMOUNT,
            "outcome_value",
            List.of("value"),
            List.of("window", "winsorise"),
            SurveyAnswers.NONE,
            new MetricWords("mean per customer", "Mean", "Sum", "Denominator")),

    /** Mean number of rows per unit. */
    COUNT(
            MEANS,
            AMOUNT,
            "outcome_count",
            List.of("value"),
            List.of("window", "winsorise"),
            SurveyAnswers.NONE,
            new MetricWords("count per customer", "Mean", "Sum", "Denominator")),

    /** Sum of numerators over sum of denominators. */
    RATIO(
            RATIOS,
            AMOUNT,
            "outcome_ratio",
            List.of("numerator", "denominator"),
            List.of("window", "winsorise"),
            SurveyAnswers.NONE,
            new MetricWords("ratio", "Ratio", "Numerator", "Denominator")),

    /** A quantile of all values, of which a unit may have several. */
    QUANTILE(
            QUANTILES,
            AMOUNT,
            "outcome_value",
            List.of("value"),
            List.of("window", "quantile"),
            SurveyAnswers.NONE,
            new MetricWords("quantile", "Quantile", "Sum", "Denominator")),

    /** Share of units that came back on a day, or from one day to another. */
    RETENTION(
            PROPORTIONS,
            SHARE,
            "outcome_value",
            List.of("value"),
            List.of("retention"),
            SurveyAnswers.NONE,
            new MetricWords("retention", "Share", "Came back", "Denominator")),

    /** Share of answers in the top boxes. */
    CSAT(
            RATIOS,
            SHARE,
            "outcome_survey",
            List.of("value"),
            List.of("window", "boxes", "scale"),
            SurveyAnswers.TOP_BOXES,
            new MetricWords("share of satisfied answers", "Share", "Top boxes", "Answers")),

    /** Mean answer. */
    SCORE(
            RATIOS,
            AMOUNT,
            "outcome_score",
            List.of("value"),
            List.of("window", "scale"),
            SurveyAnswers.MEAN,
            new MetricWords("mean answer", "Mean answer", "Sum", "Answers")),

    /** Share of promoters less share of detractors, of all answers. */
    NPS(
            RATIOS,
            NET_SCORE,
            "outcome_survey",
            List.of("value"),
            List.of("window", "boxes", "scale"),
            SurveyAnswers.PROMOTERS,
            new MetricWords("net promoter score", "Net score", "Promoters less detractors", "Answers"));

    /** How its figure is shown. */
    public enum Figure {
        /** In percent. */
        SHARE,
        /** In the metric's unit. */
        AMOUNT,
        /** From -100 to 100. */
        NET_SCORE
    }

    private final MetricFamily family;
    private final Figure figure;
    private final String template;
    private final List<String> measured;
    private final List<String> keys;
    private final SurveyAnswers answers;
    private final MetricWords words;

    MetricKind(
            MetricFamily family,
            Figure figure,
            String template,
            List<String> measured,
            List<String> keys,
            SurveyAnswers answers,
            MetricWords words) {
        this.family = family;
        this.figure = figure;
        this.template = template;
        this.measured = measured;
        this.keys = keys;
        this.answers = answers;
        this.words = words;
    }

    /** By which test its arms are compared, and by which power it is planned. */
    public MetricFamily family() {
        return family;
    }

    /** How its figure is shown. */
    public Figure figure() {
        return figure;
    }

    /** Name of the statement in {@code sql/engine} that says what a row counts for. */
    public String template() {
        return template;
    }

    /** Keys of a metric's header that this kind has beside those of every kind. */
    List<String> keys() {
        return keys;
    }

    /** Columns that a metric's SELECT begins with. */
    List<String> columns() {
        return Stream.concat(Stream.of("customer_id", "occurred_at"), measured.stream())
                .toList();
    }

    /** The answers that count, where its values are answers of a survey. */
    SurveyAnswers answers() {
        return answers;
    }

    /** What it is called, and its parts. */
    public MetricWords words() {
        return words;
    }

    /** The key by which a header says when rows count. */
    String windowKey() {
        return keys.getFirst();
    }

    /** Whether each unit either did it or not. */
    public boolean isProportion() {
        return family == PROPORTIONS;
    }

    /** Whether it is the mean of one number per unit. */
    public boolean isMean() {
        return family == MEANS;
    }

    /** Whether the metric has denominators of its own, so that units weigh differently. */
    public boolean isRatio() {
        return family == RATIOS;
    }

    /** Whether it needs the values themselves: it can't be put together from totals per unit. */
    public boolean isQuantile() {
        return family == QUANTILES;
    }

    /** Whether its values are answers of a survey. */
    public boolean isAnswer() {
        return answers.usual().isPresent();
    }

    /** Whether some answers count for and others against or not at all. */
    public boolean hasBoxes() {
        return keys.contains("boxes");
    }

    /** Whether its figure is a share, to be shown in percent. */
    public boolean isShare() {
        return figure == SHARE;
    }

    /** Whether its figure is of one customer, so that customers times figure is a total. */
    public boolean isPerCustomer() {
        return isProportion() || isMean();
    }
}
