package io.truelift.analysis.experiment.result;

import java.util.List;

/**
 * Results over the units of one level of a dimension.
 *
 * @param level value of the dimension
 * @param arms units per variant
 * @param metrics the metrics over these units
 */
public record Level(String level, List<Arm> arms, List<MetricResult> metrics) {
    public Level {
        arms = List.copyOf(arms);
        metrics = List.copyOf(metrics);
    }
}
