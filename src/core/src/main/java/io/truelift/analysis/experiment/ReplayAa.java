package io.truelift.analysis.experiment;

import io.truelift.definitions.metric.Metric;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How often the tests of an experiment raise a false alarm over its own units: they are dealt anew again and again, so that
 * nothing differs between the arms but chance.
 *
 * @param experiment key of the experiment
 * @param replayedAt when
 * @param times how often the units were dealt
 * @param units units that were dealt
 * @param alpha the level at which a difference is found; so many false alarms are meant to be
 * @param metrics a line per metric, the primary first
 */
public record ReplayAa(
        String experiment, Instant replayedAt, int times, long units, double alpha, List<Metric> metrics) {

    public ReplayAa {
        metrics = List.copyOf(metrics);
    }

    /**
     * @param metric key of the metric
     * @param title short name
     * @param tested deals in which the metric could be tested
     * @param alarms deals in which a difference was found
     * @param rate alarms over tested deals; absent where none could be tested
     */
    public record Metric(String metric, String title, int tested, int alarms, Optional<Rate> rate) {}

    /**
     * @param value share of alarms
     * @param low lower end of its interval
     * @param high upper end
     */
    public record Rate(double value, double low, double high) {}

    /** Whether more alarms were raised than chance explains at the level. */
    public boolean isTooMany(Metric metric) {
        return metric.rate().filter(rate -> rate.low() > alpha).isPresent();
    }

    /** Whether fewer alarms were raised than chance explains: the test is on the safe side, and misses what it could find. */
    public boolean isTooFew(Metric metric) {
        return metric.rate().filter(rate -> rate.high() < alpha).isPresent();
    }
}
