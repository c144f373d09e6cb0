/**
 * Planning before the data: units needed, power and the smallest effect that a test would see, each from the other two, and the days it
 * takes to collect the units. Uses {@code io.truelift.statistics} and no other package of ours.
 *
 * <p>Read a plan as a sentence: {@code ProportionPower.of(0.05, PlannedTest.atAlpha(0.05)).units(0.01, 0.8)} is the number of units
 * <em>of the control</em> that finds a rise from 5 % to 6 % with a probability of 80 %.
 */
@NullMarked
package io.truelift.statistics.planning;

import org.jspecify.annotations.NullMarked;
