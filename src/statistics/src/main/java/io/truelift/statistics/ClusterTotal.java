package io.truelift.statistics;

import java.math.BigDecimal;

/**
 * What one cluster adds up to: a store, a household, a stretch of time.
 *
 * @param numerator sum of the metric over the cluster
 * @param denominator what it is divided by: the members of the cluster, or the sum of the metric's own denominators
 */
public record ClusterTotal(BigDecimal numerator, BigDecimal denominator) {}
