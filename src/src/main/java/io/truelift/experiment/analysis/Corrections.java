package io.truelift.experiment.analysis;

import io.truelift.experiment.Experiment.Correction;
import io.truelift.experiment.ExperimentReport.Lift;
import io.truelift.experiment.ExperimentReport.MetricResult;
import io.truelift.experiment.ExperimentReport.Role;
import io.truelift.statistics.Adjustment;
import io.truelift.statistics.Comparison.Effect;
import java.util.ArrayList;
import java.util.List;

/**
 * P-values corrected for being several: those of the primary metric among its treatments by Holm's method, which the verdict
 * reads; those of all secondary metrics and treatments together as the plan says. Guardrails are not corrected: each is to
 * raise its own alarm.
 */
final class Corrections {
    private Corrections() {}

    static List<MetricResult> within(List<MetricResult> metrics, Correction secondary) {
        List<MetricResult> primaryDone = corrected(metrics, Role.PRIMARY, Adjustment.HOLM);
        return switch (secondary) {
            case HOLM -> corrected(primaryDone, Role.SECONDARY, Adjustment.HOLM);
            case BENJAMINI_HOCHBERG -> corrected(primaryDone, Role.SECONDARY, Adjustment.BENJAMINI_HOCHBERG);
            case NONE -> primaryDone;
        };
    }

    /** The metrics, with the p-values of a role corrected among each other. */
    static List<MetricResult> corrected(List<MetricResult> metrics, Role role, Adjustment adjustment) {
        List<Double> pValues = new ArrayList<>();
        metrics.stream().filter(metric -> metric.role() == role).flatMap(metric -> metric.lifts().stream()).forEach(lift -> {
            if (lift.answer() instanceof Effect effect) {
                pValues.add(effect.pValue());
            }
        });
        double[] corrected = adjustment.adjust(pValues.stream().mapToDouble(Double::doubleValue).toArray());
        int[] next = {0};
        return metrics.stream().map(metric -> metric.role() == role ? with(metric, corrected, next) : metric).toList();
    }

    private static MetricResult with(MetricResult metric, double[] corrected, int[] next) {
        List<Lift> lifts = metric.lifts().stream()
                .map(lift -> lift.answer() instanceof Effect
                        ? new Lift(lift.variant(), lift.comparison(), lift.more().withCorrectedPValue(corrected[next[0]++]))
                        : lift)
                .toList();
        return metric.withLifts(lifts);
    }
}
