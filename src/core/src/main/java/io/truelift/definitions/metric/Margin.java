package io.truelift.definitions.metric;

/**
 * By how much a guardrail may get worse before it counts as harm.
 *
 * @param size above zero; a share of the control where relative, else in the unit of the metric
 * @param isRelative whether it is a share of the control
 */
public record Margin(double size, boolean isRelative) {}
