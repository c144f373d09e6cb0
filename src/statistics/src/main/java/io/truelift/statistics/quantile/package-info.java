/**
 * Quantiles, such as the median or the 95th percentile of load times, that stay right when a unit has several observations. Uses no other
 * package of ours but {@code io.truelift.statistics}.
 *
 * <p>Two statements deliver what {@link io.truelift.statistics.quantile.QuantileSummary} needs: {@code sql/engine/quantile_points.sql}
 * and {@code quantile_cuts.sql}. The first counts the observations of each unit and of each distinct value, and takes the values around the
 * quantile (about two hundred an arm at most, whatever the size of the data, within a reach that is never less than what the standard
 * error can ask for); the second adds up, for the two next to it, the units' counts below. All counts and sums are whole numbers and so
 * the same at each run; only which of the further points are left out depends on a floating number.
 */
@NullMarked
package io.truelift.statistics.quantile;

import org.jspecify.annotations.NullMarked;
