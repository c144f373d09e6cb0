package io.truelift.analysis.experiment.result;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When customers met the experiment, in days of its time zone.
 *
 * @param first the first day on which one did
 * @param last the last day on which one did
 * @param customers how many did and are counted, whatever was randomised
 * @param windows by key of the metric, for how many hours outcomes of a customer count
 * @param end the day before which exposures count, where the file names one
 * @param isReadOnce whether the plan is to read it once, at its end
 * @param steps what was known of the primary metric as customers came; empty where that cannot be told by day
 */
public record Course(
        LocalDate first,
        LocalDate last,
        long customers,
        Map<String, Integer> windows,
        Optional<LocalDate> end,
        boolean isReadOnce,
        List<Step> steps) {
    public Course {
        windows = Map.copyOf(windows);
        steps = List.copyOf(steps);
    }

    /** Days from the first to the last, both included. */
    public long days() {
        return ChronoUnit.DAYS.between(first, last) + 1;
    }
}
