package io.truelift.analysis.experiment.result;

/**
 * Units that are not counted, for one reason.
 *
 * @param reason why, in words
 * @param units how many
 */
public record LeftOut(String reason, long units) {}
