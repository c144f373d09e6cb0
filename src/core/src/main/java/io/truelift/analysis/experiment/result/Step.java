package io.truelift.analysis.experiment.result;

import java.time.LocalDate;
import java.util.List;

/**
 * What was known of the primary metric by those who had met the experiment up to a day, with all that they did in their windows.
 *
 * @param until the day
 * @param units units of all variants whose window has ended
 * @param lifts each treatment against the control, at the level of the report's answer
 */
public record Step(LocalDate until, long units, List<Lift> lifts) {
    public Step {
        lifts = List.copyOf(lifts);
    }
}
