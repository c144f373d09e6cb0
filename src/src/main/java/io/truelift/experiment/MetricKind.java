package io.truelift.experiment;

/** How a metric's values per unit become one figure per arm. */
public enum MetricKind {
    /** Share of units with a value above zero. */
    PROPORTION,
    /** Mean of the summed values per unit. */
    MEAN,
    /** Sum of numerators over sum of denominators. */
    RATIO
}
