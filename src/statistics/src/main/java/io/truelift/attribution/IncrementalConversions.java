package io.truelift.attribution;

import io.truelift.statistics.Estimate;
import io.truelift.statistics.Interval;

/**
 * Conversions that an experiment found a channel to have caused: the difference per unit between those who could meet the channel and those
 * who were held out, times the units who could. Its interval is the difference's, times the same.
 *
 * @param experiment key of the experiment
 * @param treatedUnits units who could meet the channel
 * @param conversions conversions that would not have been without it; below zero where it drove them away
 * @param interval where they lie
 */
public record IncrementalConversions(String experiment, long treatedUnits, double conversions, Interval interval) {

    /** @throws IllegalArgumentException if there are no treated units, or the figures are not finite */
    public IncrementalConversions {
        if (treatedUnits <= 0
                || !Double.isFinite(conversions)
                || !Double.isFinite(interval.low())
                || !Double.isFinite(interval.high())) {
            throw new IllegalArgumentException(
                    "Cannot calibrate with the experiment %s: it found %s conversions (%s to %s) among %d treated units. It needs treated units and a finite interval."
                            .formatted(experiment, conversions, interval.low(), interval.high(), treatedUnits));
        }
    }

    /** @param perUnit treatment minus control, in conversions per unit */
    public static IncrementalConversions of(String experiment, Estimate perUnit, long treatedUnits) {
        Interval interval = new Interval(
                perUnit.interval().low() * treatedUnits,
                perUnit.interval().high() * treatedUnits,
                perUnit.interval().level());
        return new IncrementalConversions(experiment, treatedUnits, perUnit.value() * treatedUnits, interval);
    }
}
