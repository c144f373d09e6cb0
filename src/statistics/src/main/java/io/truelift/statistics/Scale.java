package io.truelift.statistics;

/** How an effect is stated: in the unit of the metric, or as a share of the size of the control. */
public enum Scale {
    ABSOLUTE,
    RELATIVE
}
