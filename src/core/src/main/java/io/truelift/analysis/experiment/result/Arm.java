package io.truelift.analysis.experiment.result;

/**
 * A variant with its units.
 *
 * @param variant key of the variant
 * @param title the variant in words
 * @param plannedShare share of units that was planned, between 0 and 1
 * @param units units that were counted
 */
public record Arm(String variant, String title, double plannedShare, long units) {}
