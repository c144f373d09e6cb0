package io.truelift.webui.executive;

import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Lift;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.statistics.Comparison;
import io.truelift.webui.chart.IntervalChart;
import io.truelift.webui.chart.Tone;
import io.truelift.webui.format.FigureScale;
import io.truelift.webui.format.Figures;
import java.util.List;
import java.util.Optional;

/** Lifts as rows of a forest plot. */
record LiftRows(ExperimentReport report, Figures figures) {

    /** The lift of every treatment on every metric. */
    List<IntervalChart.Row> ofMetrics() {
        return report.metrics().stream()
                .flatMap(metric -> metric.lifts().stream()
                        .map(lift -> row(
                                metric,
                                lift,
                                metric.title(),
                                report.population().arms().size() > 2
                                        ? VariantNames.title(report, lift.variant())
                                        : "")))
                .toList();
    }

    IntervalChart.Row row(MetricResult metric, Lift lift, String label, String detail) {
        return switch (lift.answer()) {
            case Comparison.Effect effect ->
                effect.relative()
                        .map(relative -> new IntervalChart.Row(
                                label,
                                detail,
                                Optional.of(relative),
                                VariantNames.tone(report, metric, lift, effect),
                                "%s (%s)"
                                        .formatted(
                                                figures.difference(relative, FigureScale.PERCENT),
                                                figures.differenceRange(relative, FigureScale.PERCENT))))
                        .orElseGet(() -> empty(label, detail, "no lift: the control is too near zero"));
            case Comparison.NotEnoughData missing -> empty(label, detail, missing.reason());
        };
    }

    private static IntervalChart.Row empty(String label, String detail, String note) {
        return new IntervalChart.Row(label, detail, Optional.empty(), Tone.NEUTRAL, note);
    }
}
