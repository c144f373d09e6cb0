package io.truelift.analysis.totals;

import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.Experiment.Measure;
import io.truelift.definitions.metric.Metric;
import io.truelift.definitions.metric.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A metric of an experiment, or a half of the window of the primary one, with the totals that are kept of it.
 *
 * @param metric the metric
 * @param part {@link #WHOLE} or a half
 * @param fromHour hour after the exposure from which outcomes count
 * @param toHour hour before which they do
 * @param closingHour hour at which the metric's window has ended and the unit counts
 * @param preHours hours before the exposure whose outcomes are the value before
 */
public record Slot(Metric metric, String part, int fromHour, int toHour, int closingHour, int preHours) {
    public static final String WHOLE = "whole";
    public static final String FIRST_HALF = "first half";
    public static final String SECOND_HALF = "second half";

    private static final int HOURS = 24;

    /** A whole number that is kept per unit. */
    enum Total {
        /** Value or numerator within the window. */
        VALUE,
        DENOMINATOR,
        /** Value or numerator before the exposure. */
        BEFORE,
        BEFORE_DENOMINATOR;

        boolean isBefore() {
            return this == BEFORE || this == BEFORE_DENOMINATOR;
        }

        boolean isDenominator() {
            return this == DENOMINATOR || this == BEFORE_DENOMINATOR;
        }
    }

    /** What is kept of it: denominators of ratios alone, and what was before the exposure where the plan looks back. */
    List<Total> totals() {
        return Stream.of(Total.values())
                .filter(total -> !total.isDenominator() || metric.kind().isRatio())
                .filter(total -> !total.isBefore() || preHours > 0)
                .toList();
    }

    /** Hour after the exposure from which outcomes count for a total; below zero it is one before. */
    int fromHour(Total total) {
        return total.isBefore() ? -preHours : fromHour;
    }

    /** Hour after the exposure before which outcomes count for a total. */
    int toHour(Total total) {
        return total.isBefore() ? 0 : toHour;
    }

    /** Every column that an experiment needs, in the order of its metrics; quantiles are no totals. */
    static List<Slot> of(Experiment experiment) {
        List<Slot> slots = new ArrayList<>();
        int preHours = HOURS * experiment.plan().adjustment().preDays();
        for (Measure measure : experiment.measures()) {
            Metric metric = measure.metric();
            if (metric.kind().isQuantile()) {
                continue;
            }
            Window window = experiment.window(metric);
            slots.add(new Slot(metric, WHOLE, window.fromHour(), window.toHour(), window.toHour(), preHours));
            if (measure.equals(experiment.primary())) {
                slots.add(
                        new Slot(metric, FIRST_HALF, window.fromHour(), window.halfHour(), window.toHour(), preHours));
                slots.add(new Slot(metric, SECOND_HALF, window.halfHour(), window.toHour(), window.toHour(), preHours));
            }
        }
        return slots;
    }
}
