package io.truelift.analysis.experiment.result;

import io.truelift.statistics.Comparison;
import java.util.List;
import java.util.Optional;

/**
 * The comparison that counts where the plan adjusts.
 *
 * @param comparison what the test says after what was known before the exposure has been taken out
 * @param slopes how much the metric rises with each covariate, in the treatment
 * @param varianceReduction share of the variance that the adjustment took away
 * @param notes what was left out and why
 */
public record Adjusted(
        Comparison comparison, List<Double> slopes, Optional<Double> varianceReduction, List<String> notes) {
    public Adjusted {
        slopes = List.copyOf(slopes);
        notes = List.copyOf(notes);
    }
}
