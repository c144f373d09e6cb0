package io.truelift.measure.build;

import io.truelift.pipelines.job.RunFigures;

/**
 * What a process took.
 *
 * @param seconds from its start to its end
 * @param figures what it told of itself
 */
record ProcessCost(double seconds, RunFigures figures) {

    /** Seconds that belong to no step: Java starts, declarations are read, tables looked up. */
    double outsideSteps() {
        return seconds
                - figures.steps().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
    }
}
