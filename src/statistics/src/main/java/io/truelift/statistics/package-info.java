/**
 * Tests and intervals over sufficient statistics; uses no other package of ours. A test and its intervals come from one computation, so
 * that they always say the same; where there is nothing to compute, the answer is
 * {@link io.truelift.statistics.Comparison.NotEnoughData}.
 */
@NullMarked
package io.truelift.statistics;

import org.jspecify.annotations.NullMarked;
