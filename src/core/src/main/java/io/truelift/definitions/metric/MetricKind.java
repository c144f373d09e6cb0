package io.truelift.definitions.metric;

/** How a metric's values per unit become one figure per arm. */
public enum MetricKind {
    /** Share of units with a value above zero. */
    PROPORTION,
    /** Mean of the summed values per unit. */
    MEAN,
    /** Mean number of rows per unit. */
    COUNT,
    /** Sum of numerators over sum of denominators. */
    RATIO,
    /** A quantile of all values, of which a unit may have several. */
    QUANTILE,
    /** Share of units that came back on a day, or from one day to another. */
    RETENTION,
    /** Share of answers in the top boxes. */
    CSAT,
    /** Mean answer. */
    SCORE,
    /** Share of promoters less share of detractors, of all answers. */
    NPS;

    /** Whether each unit either did it or not. */
    public boolean isProportion() {
        return this == PROPORTION || this == RETENTION;
    }

    /** Whether the metric has denominators of its own, so that units weigh differently. */
    public boolean isRatio() {
        return switch (this) {
            case RATIO, CSAT, SCORE, NPS -> true;
            case PROPORTION, MEAN, COUNT, QUANTILE, RETENTION -> false;
        };
    }

    /** Whether its figure is a share, to be shown in percent. */
    public boolean isShare() {
        return isProportion() || this == CSAT;
    }
}
