package io.truelift.statistics.sequential;

/**
 * One look at the data.
 *
 * @param fraction information at this look as a fraction of the planned: units over planned units, when variances stay as they are
 * @param bound the look rejects "no effect" where the size of the z-statistic is above it; infinite where next to no alpha is spent.
 *     The estimate plus and minus this many standard errors is the repeated confidence interval
 * @param alphaSpent probability under no effect to reject at this look or before
 */
public record Look(double fraction, double bound, double alphaSpent) {}
