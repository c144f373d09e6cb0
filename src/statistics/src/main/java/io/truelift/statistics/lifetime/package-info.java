/**
 * How often customers will buy again, and for how much: models of purchases without a contract, where nobody says that they leave. Uses no
 * other package of ours.
 *
 * <p>Count customers with one history into one number first: a fit of a million customers is then a matter of seconds. Times are in any unit, but
 * in one.
 */
@NullMarked
package io.truelift.statistics.lifetime;

import org.jspecify.annotations.NullMarked;
