package io.truelift.webui.executive;

import io.truelift.analysis.experiment.result.Course;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Lift;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.analysis.experiment.result.Outcome;
import io.truelift.analysis.experiment.result.Step;
import io.truelift.statistics.Comparison;
import io.truelift.statistics.Estimate;
import io.truelift.webui.chart.Chart;
import io.truelift.webui.chart.TrendChart;
import io.truelift.webui.format.FigureScale;
import io.truelift.webui.format.Figures;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the answer on the primary metric formed as customers came, every figure formatted.
 *
 * @param metric the primary metric in words
 * @param note how to read it
 * @param missing why it cannot be told; empty where it can
 * @param treatments a drawing for each treatment
 */
public record CourseView(String metric, String note, String missing, List<Treatment> treatments) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.UK);
    private static final String NONE = "\u2013";

    /**
     * @param title the treatment in words
     * @param chart its lift, or its difference where there is no lift, with the interval
     * @param rows the same in figures
     */
    public record Treatment(String title, Chart chart, List<Row> rows) {}

    /**
     * @param day the last day that is counted
     * @param customers customers so far
     * @param value the lift or difference
     * @param range its interval, or what is missing
     */
    public record Row(String day, String customers, String value, String range) {}

    /** Absent where nothing was compared. */
    static Optional<CourseView> of(ExperimentReport report, Figures figures) {
        if (!report.plan().design().isRandomised() || report.metrics().isEmpty()) {
            return Optional.empty();
        }
        MetricResult primary = report.metrics().getFirst();
        List<Step> steps = report.course().map(Course::steps).orElse(List.of());
        String missing = missing(report, steps);
        String note = "Each point has the customers who had met it up to that day, with all that they did. "
                + (report.course().filter(Course::isReadOnce).isPresent()
                        ? "The plan is to read it once, at its end: earlier points show how the answer formed, and none of them was one."
                        : report.plan().stopping());
        return Optional.of(new CourseView(
                primary.title(),
                note,
                missing,
                missing.isEmpty() ? treatments(report, primary, steps, figures) : List.of()));
    }

    private static String missing(ExperimentReport report, List<Step> steps) {
        if (report.verdict().outcome() == Outcome.NOT_TRUSTED) {
            return "The report cannot be trusted, so how its figures formed says nothing.";
        }
        if (report.course().isEmpty()) {
            return "This report does not say when customers met the experiment. Analyse it again, and the next one does.";
        }
        if (!steps.isEmpty()) {
            boolean isAnswered = steps.stream()
                    .flatMap(step -> step.lifts().stream())
                    .anyMatch(lift -> VariantNames.effect(lift).isPresent());
            return isAnswered ? "" : "Too few customers have come on any day so far.";
        }
        return report.plan().design().isClustered()
                ? "Whole groups were assigned, whose customers came on many days, so the answer cannot be told by day."
                : "A quantile cannot be added up by day.";
    }

    private static List<Treatment> treatments(
            ExperimentReport report, MetricResult primary, List<Step> steps, Figures figures) {
        return primary.lifts().stream()
                .map(Lift::variant)
                .map(variant -> treatment(report, primary, variant, steps, figures))
                .toList();
    }

    private static Treatment treatment(
            ExperimentReport report, MetricResult primary, String variant, List<Step> steps, Figures figures) {
        boolean isLift = steps.stream()
                .flatMap(step -> answer(step, variant).stream())
                .anyMatch(effect -> effect.relative().isPresent());
        FigureScale scale = isLift ? FigureScale.PERCENT : FigureScale.ofDifferences(primary.kind(), primary.unit());
        List<TrendChart.Point> points = steps.stream()
                .map(step -> point(step, estimate(step, variant, isLift), scale, figures))
                .toList();
        String title = VariantNames.title(report, variant);
        String what = "%s of %s on %s".formatted(isLift ? "Lift" : "Difference", title, primary.title());
        return new Treatment(
                title,
                isLift ? TrendChart.ofLifts(what, points) : TrendChart.ofDifferences(what, points),
                steps.stream()
                        .map(step -> row(step, estimate(step, variant, isLift), scale, figures))
                        .toList());
    }

    private static TrendChart.Point point(Step step, Optional<Estimate> estimate, FigureScale scale, Figures figures) {
        String figure = estimate.map(known ->
                        "%s (%s)".formatted(figures.difference(known, scale), figures.differenceRange(known, scale)))
                .orElse("too few to tell");
        return new TrendChart.Point(day(step.until()), estimate, "%s: %s".formatted(day(step.until()), figure));
    }

    private static Row row(Step step, Optional<Estimate> estimate, FigureScale scale, Figures figures) {
        return new Row(
                day(step.until()),
                figures.count(step.units()),
                estimate.map(known -> figures.difference(known, scale)).orElse(NONE),
                estimate.map(known -> figures.differenceRange(known, scale)).orElse("too few to tell"));
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }

    private static Optional<Estimate> estimate(Step step, String variant, boolean isLift) {
        return answer(step, variant).flatMap(effect -> isLift ? effect.relative() : Optional.of(effect.absolute()));
    }

    private static Optional<Comparison.Effect> answer(Step step, String variant) {
        return step.lifts().stream()
                .filter(lift -> lift.variant().equals(variant))
                .flatMap(lift -> VariantNames.effect(lift).stream())
                .findFirst();
    }

    public boolean isKnown() {
        return missing.isEmpty();
    }
}
