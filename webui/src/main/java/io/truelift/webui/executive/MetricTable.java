package io.truelift.webui.executive;

import io.truelift.experiment.ExperimentReport;
import io.truelift.experiment.ExperimentReport.ArmValue;
import io.truelift.experiment.ExperimentReport.Lift;
import io.truelift.experiment.ExperimentReport.MetricResult;
import io.truelift.experiment.MetricKind;
import io.truelift.statistics.Comparison;
import io.truelift.statistics.Estimate;
import io.truelift.webui.format.Figures;
import io.truelift.webui.format.Scale;
import java.util.List;
import java.util.Optional;

/**
 * A metric's results as the report shows them, every figure formatted.
 *
 * @param metric the metric
 * @param rows one per variant, the control first
 */
public record MetricTable(MetricResult metric, List<Row> rows) {
    private static final String NONE = "\u2013";

    /**
     * @param variant the variant in words
     * @param units units that were counted
     * @param sum sum of the metric, or how many did it
     * @param mean the metric per unit
     * @param difference absolute difference to the control; empty for the control itself
     * @param differenceRange its interval
     * @param lift relative difference to the control
     * @param liftRange its interval
     * @param pValue p-value of no difference
     * @param remark why there is no comparison, or what the row is
     * @param tone colour of the lift
     */
    public record Row(
            String variant,
            String units,
            String sum,
            String mean,
            String difference,
            String differenceRange,
            String lift,
            String liftRange,
            String pValue,
            String remark,
            String tone) {}

    /** What the figures are counted in, for the heading; a currency stands at each figure instead. */
    public String unitNote() {
        return metric.unit().isBlank() || Scale.isCurrency(metric.unit()) ? "" : " · in " + metric.unit();
    }

    public static MetricTable of(ExperimentReport report, MetricResult metric, Figures figures) {
        return new MetricTable(metric, metric.arms().stream().map(arm -> row(report, metric, arm, figures)).toList());
    }

    private static Row row(ExperimentReport report, MetricResult metric, ArmValue arm, Figures figures) {
        boolean share = metric.kind() == MetricKind.PROPORTION;
        Scale amount = Scale.isCurrency(metric.unit()) ? Scale.amount(metric.unit()) : Scale.amount("");
        Scale valueScale = share ? Scale.PERCENT : amount;
        Scale differenceScale = share ? Scale.POINTS : amount;
        String variant = Variants.title(report, arm.variant());
        String units = figures.count(arm.units());
        String sum = figures.sum(arm.sum(), share ? Scale.amount("") : valueScale);
        String mean = figures.meanOf(arm.mean(), anyEstimate(metric), valueScale);
        Optional<Comparison> comparison = metric.lifts().stream()
                .filter(lift -> lift.variant().equals(arm.variant()))
                .map(Lift::comparison)
                .findFirst();
        if (comparison.isEmpty()) {
            return new Row(variant, units, sum, mean, "", "", "", "", "", "Control", "");
        }
        return switch (comparison.get()) {
            case Comparison.Effect effect -> new Row(
                    variant,
                    units,
                    sum,
                    mean,
                    figures.difference(effect.absolute(), differenceScale),
                    figures.differenceRange(effect.absolute(), differenceScale),
                    effect.relative().map(lift -> figures.difference(lift, Scale.PERCENT)).orElse(NONE),
                    effect.relative().map(lift -> figures.differenceRange(lift, Scale.PERCENT)).orElse("control too near zero"),
                    figures.pValue(effect.pValue()),
                    "",
                    Variants.tone(report, metric, effect).token() + "-text");
            case Comparison.NotEnoughData missing -> new Row(variant, units, sum, mean, NONE, "", NONE, "", NONE, missing.reason(), "");
        };
    }

    private static Optional<Estimate> anyEstimate(MetricResult metric) {
        return metric.lifts().stream()
                .flatMap(lift -> switch (lift.comparison()) {
                    case Comparison.Effect effect -> Optional.of(effect.absolute()).stream();
                    case Comparison.NotEnoughData missing -> Optional.<Estimate>empty().stream();
                })
                .findFirst();
    }
}
