package io.truelift.webui.executive;

import io.truelift.analysis.experiment.result.ArmValue;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Finding;
import io.truelift.analysis.experiment.result.Guard;
import io.truelift.analysis.experiment.result.Lift;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.statistics.Comparison;
import io.truelift.statistics.Estimate;
import io.truelift.webui.format.FigureScale;
import io.truelift.webui.format.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A metric's results as the report shows them, every figure formatted.
 *
 * @param metric the metric
 * @param rows one per variant, the control first
 * @param remarks what else is known of it: margins, and what the adjustment saved
 */
public record MetricTable(MetricResult metric, List<Row> rows, List<Remark> remarks) {
    private static final String NONE = "\u2013";
    private static final int WHOLE = 100;

    /**
     * @param variant the variant in words
     * @param units units that were counted
     * @param sum sum of the metric, or how many did it; of a ratio the numerator
     * @param denominator of a ratio, else empty
     * @param mean the metric per unit
     * @param effect the variant against the control; empty texts for the control itself
     * @param remark why there is no comparison, or what the row is
     * @param percentOfLargest how long the bar of the row is, where the largest has 100
     */
    public record Row(
            String variant,
            String units,
            String sum,
            String denominator,
            String mean,
            EffectTexts effect,
            String remark,
            double percentOfLargest) {}

    /**
     * @param finding whether all is well; absent where that is not the question
     * @param text the remark
     */
    public record Remark(Optional<Finding> finding, String text) {}

    /** What the figures are counted in, for the heading; a currency stands at each figure instead. */
    public String unitNote() {
        return metric.unit().isBlank() || metric.kind().isShare() || FigureScale.isCurrency(metric.unit())
                ? ""
                : " · in " + metric.unit();
    }

    /** Whether variants are held against a control. */
    public boolean isCompared() {
        return !metric.lifts().isEmpty();
    }

    /** Whether the chance to beat the control is known of any variant. */
    public boolean hasChances() {
        return metric.lifts().stream().anyMatch(lift -> lift.more().bayesian().isPresent());
    }

    /** Whether what is divided by is known. */
    public boolean hasDenominators() {
        return metric.arms().stream().anyMatch(arm -> arm.denominator().isPresent());
    }

    static MetricTable of(ExperimentReport report, MetricResult metric, Figures figures) {
        double largest = metric.arms().stream()
                .mapToDouble(ArmValue::mean)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        return new MetricTable(
                metric,
                metric.arms().stream()
                        .map(arm -> row(report, metric, arm, largest, figures))
                        .toList(),
                metric.lifts().stream()
                        .flatMap(lift -> remarks(report, metric, lift, figures).stream())
                        .toList());
    }

    private static Row row(
            ExperimentReport report, MetricResult metric, ArmValue arm, double largest, Figures figures) {
        FigureScale values = FigureScale.ofValues(metric.kind(), metric.unit());
        boolean isSummed = !metric.kind().isQuantile();
        Optional<Lift> lift = VariantNames.lift(metric, arm.variant());
        return new Row(
                VariantNames.title(report, arm.variant()),
                figures.count(arm.units()),
                isSummed
                        ? figures.sum(
                                arm.sum(), FigureScale.isCurrency(metric.unit()) ? values : FigureScale.amount(""))
                        : NONE,
                arm.denominator()
                        .map(all -> figures.sum(all, FigureScale.amount("")))
                        .orElse(""),
                mean(metric, arm, figures),
                lift.map(known -> EffectTexts.of(report, metric, known, figures))
                        .orElse(EffectTexts.NOTHING),
                lift.map(MetricTable::remark).orElse(metric.lifts().isEmpty() ? "" : "Control"),
                largest > 0 && arm.mean() > 0 ? Math.round(WHOLE * WHOLE * arm.mean() / largest) / (double) WHOLE : 0);
    }

    /** The figure of an arm, with the digits that differences between arms have. */
    static String mean(MetricResult metric, ArmValue arm, Figures figures) {
        Optional<Estimate> difference = metric.lifts().stream()
                .flatMap(lift -> VariantNames.effect(lift).stream())
                .map(Comparison.Effect::absolute)
                .findFirst();
        return figures.meanOf(arm.mean(), difference, FigureScale.ofValues(metric.kind(), metric.unit()));
    }

    static String remark(Lift lift) {
        return switch (lift.answer()) {
            case Comparison.Effect effect -> "";
            case Comparison.NotEnoughData missing -> missing.reason();
        };
    }

    private static List<Remark> remarks(ExperimentReport report, MetricResult metric, Lift lift, Figures figures) {
        String variant = metric.lifts().size() > 1 ? VariantNames.title(report, lift.variant()) + ": " : "";
        List<Remark> remarks = new ArrayList<>();
        lift.more()
                .guard()
                .ifPresent(guard -> remarks.add(new Remark(
                        Optional.of(guard.isWithin() ? Finding.FINE : Finding.WARNING),
                        variant + margin(metric, guard, figures))));
        lift.more().adjusted().ifPresent(adjusted -> {
            adjusted.varianceReduction()
                    .ifPresent(reduction -> remarks.add(new Remark(
                            Optional.empty(),
                            "%sAdjustment made the variance %s%s."
                                    .formatted(variant, change(reduction, figures), plain(lift, figures)))));
            adjusted.notes().forEach(note -> remarks.add(new Remark(Optional.of(Finding.NOTICE), variant + note)));
        });
        return remarks;
    }

    private static String change(double reduction, Figures figures) {
        return reduction >= 0 ? figures.ratio(reduction, 1) + " smaller" : figures.ratio(-reduction, 1) + " larger";
    }

    /** The lift before the adjustment, for comparison. */
    private static String plain(Lift lift, Figures figures) {
        return switch (lift.comparison()) {
            case Comparison.Effect effect ->
                effect.relative()
                        .map(relative -> "; without it the lift is %s (%s)"
                                .formatted(
                                        figures.difference(relative, FigureScale.PERCENT),
                                        figures.differenceRange(relative, FigureScale.PERCENT)))
                        .orElse("");
            case Comparison.NotEnoughData missing -> "";
        };
    }

    private static String margin(MetricResult metric, Guard guard, Figures figures) {
        return "%s of %s (%s)."
                .formatted(
                        guard.isWithin() ? "Within its margin" : "Not shown to be within its margin",
                        figures.loss(guard.margin(), FigureScale.ofDifferences(metric.kind(), metric.unit())),
                        figures.pInWords(guard.pValue()));
    }
}
