package io.truelift.analysis.experiment.result;

import io.truelift.definitions.metric.MetricKind;
import io.truelift.definitions.metric.MetricRole;
import java.util.List;

/**
 * What was found of one metric.
 *
 * @param metric key of the metric: its file name in {@code sql/metrics}
 * @param title the metric in words
 * @param role why it is in the report
 * @param kind how values become one figure
 * @param unit what the value is counted in, such as {@code GBP}; empty for a share
 * @param increaseIsGood whether more is better
 * @param arms values per variant, the control first
 * @param lifts each treatment against the control
 */
public record MetricResult(
        String metric,
        String title,
        MetricRole role,
        MetricKind kind,
        String unit,
        boolean increaseIsGood,
        List<ArmValue> arms,
        List<Lift> lifts) {

    public MetricResult {
        arms = List.copyOf(arms);
        lifts = List.copyOf(lifts);
    }

    public MetricResult withLifts(List<Lift> others) {
        return new MetricResult(metric, title, role, kind, unit, increaseIsGood, arms, others);
    }
}
