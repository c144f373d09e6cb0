package io.truelift.definitions.metric;

/** Why a metric is in an experiment. */
public enum MetricRole {
    PRIMARY,
    SECONDARY,
    GUARDRAIL
}
