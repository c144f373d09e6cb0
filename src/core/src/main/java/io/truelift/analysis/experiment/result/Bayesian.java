package io.truelift.analysis.experiment.result;

/**
 * What a Bayesian says of a treatment.
 *
 * @param chanceToBeatControl probability that the treatment is better
 * @param expectedLoss what choosing the treatment costs on average where it is worse, in the unit of the metric
 */
public record Bayesian(double chanceToBeatControl, double expectedLoss) {}
