package io.truelift.definitions.metric;

/** What kinds of metrics have in common when arms are compared and experiments planned. */
public enum MetricFamily {
    /** Units that did it among all. */
    PROPORTIONS,
    /** One number per unit. */
    MEANS,
    /** A sum over a sum, by the delta method. */
    RATIOS,
    /** A quantile of values, of which a unit may have several. */
    QUANTILES
}
