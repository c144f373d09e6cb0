/**
 * Group-sequential tests: a few planned looks at the data, each with its own bound, so that all looks together raise a false alarm with
 * probability alpha. Which spending function and how many looks is agreed before the data. Uses no other package of ours but
 * {@code io.truelift.statistics}.
 */
@NullMarked
package io.truelift.statistics.sequential;

import org.jspecify.annotations.NullMarked;
