package io.truelift.experiment.totals;

import io.truelift.experiment.Experiment;
import io.truelift.experiment.Experiment.Measure;
import io.truelift.experiment.Metric;
import io.truelift.experiment.MetricKind;
import io.truelift.experiment.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * A column of totals: a metric, or a half of the window of the primary one.
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

    /** Every column that an experiment needs, in the order of its metrics; quantiles are no totals. */
    static List<Slot> of(Experiment experiment) {
        List<Slot> slots = new ArrayList<>();
        int preHours = HOURS * experiment.plan().adjustment().preDays();
        for (Measure measure : experiment.measures()) {
            Metric metric = measure.metric();
            if (metric.kind() == MetricKind.QUANTILE) {
                continue;
            }
            Window window = experiment.window(metric);
            slots.add(new Slot(metric, WHOLE, window.fromHour(), window.toHour(), window.toHour(), preHours));
            if (measure.equals(experiment.primary())) {
                slots.add(new Slot(metric, FIRST_HALF, window.fromHour(), window.halfHour(), window.toHour(), preHours));
                slots.add(new Slot(metric, SECOND_HALF, window.halfHour(), window.toHour(), window.toHour(), preHours));
            }
        }
        return slots;
    }
}
