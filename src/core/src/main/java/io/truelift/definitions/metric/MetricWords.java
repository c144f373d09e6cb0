package io.truelift.definitions.metric;

/**
 * The words for a kind of metric.
 *
 * @param kind what it is, for a list
 * @param figure what its figure is called
 * @param sum what the sum over an arm's units is called
 * @param denominator what that sum is divided by
 */
public record MetricWords(String kind, String figure, String sum, String denominator) {}
