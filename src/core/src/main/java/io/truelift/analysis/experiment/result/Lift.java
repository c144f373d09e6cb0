package io.truelift.analysis.experiment.result;

import io.truelift.statistics.Comparison;
import java.util.Optional;

/**
 * A treatment against the control.
 *
 * @param variant key of the treatment
 * @param comparison what the test says of the figures as they are
 * @param more what else is known
 */
public record Lift(String variant, Comparison comparison, More more) {

    /** A lift of which nothing else is known. */
    public Lift(String variant, Comparison comparison) {
        this(variant, comparison, More.NOTHING);
    }

    /** What counts: corrected where there are several tests, adjusted where the plan adjusts, else the plain comparison. */
    public Comparison answer() {
        return more.corrected().map(Corrected::comparison).orElseGet(this::uncorrected);
    }

    /** The answer as if it were the only one. */
    public Comparison uncorrected() {
        return more.adjusted().map(Adjusted::comparison).orElse(comparison);
    }

    public Lift withCorrected(Corrected corrected) {
        return new Lift(
                variant, comparison, new More(Optional.of(corrected), more.adjusted(), more.bayesian(), more.guard()));
    }
}
