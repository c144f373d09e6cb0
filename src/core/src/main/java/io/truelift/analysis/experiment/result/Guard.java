package io.truelift.analysis.experiment.result;

/**
 * Whether a guardrail is within its margin.
 *
 * @param margin by how much the metric may get worse, in its unit
 * @param pValue one-sided p-value of being worse than that
 * @param isWithin whether it is shown to be within the margin
 */
public record Guard(double margin, double pValue, boolean isWithin) {}
