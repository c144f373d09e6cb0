package io.truelift.analysis.experiment;

import io.truelift.analysis.experiment.result.Dimension;
import io.truelift.analysis.experiment.result.ExperimentReport;

/**
 * The results of an experiment by a dimension that was asked for on its own.
 *
 * @param column the dimension: a column of the customer table, or of the exposures
 * @param description what it means, in a sentence; may be empty
 * @param report the report over the same units, with its receipt; the dimension is among its dimensions
 */
public record ExperimentSlices(String column, String description, ExperimentReport report) {

    /** Results per level of the dimension. */
    public Dimension dimension() {
        return report.dimensions().stream()
                .filter(one -> one.name().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Cannot show %s by %s: the report has no such dimension"
                        .formatted(report.experiment().name(), column)));
    }
}
