package io.truelift.experiment.analysis;

import io.truelift.experiment.Experiment;
import io.truelift.experiment.Stopping;
import io.truelift.statistics.Inference;
import io.truelift.statistics.sequential.AlphaSpending;
import io.truelift.statistics.sequential.GroupSequentialDesign;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the plan of an experiment wants its tests to be read, given how many units there are. */
public sealed interface PlannedInference {

    /** By this. */
    record Ready(Inference inference) implements PlannedInference {}

    /**
     * Not yet.
     *
     * @param reason what is missing, as a sentence
     */
    record TooEarly(String reason) implements PlannedInference {}

    /**
     * @param units units of all variants that are counted
     * @param alpha level of the test: the experiment's, or what a correction leaves of it
     */
    static PlannedInference of(Experiment experiment, long units, double alpha) {
        return switch (experiment.plan().stopping()) {
            case Stopping.Once once -> new Ready(new Inference.FixedHorizon(alpha));
            // Tuned for the experiment's own level, so that the p-value is the same at each.
            case Stopping.Anytime(long tuning) ->
                    new Ready(new Inference.AlwaysValid(alpha, Inference.AlwaysValid.tightestAt(experiment.alpha(), tuning).rho()));
            case Stopping.AtLooks looks -> atLook(looks, alpha, units);
        };
    }

    /** The planned looks that are behind us took place as planned; the latest one is now. */
    private static PlannedInference atLook(Stopping.AtLooks looks, double alpha, long units) {
        double fraction = (double) units / looks.plannedUnits();
        if (fraction < looks.looks().getFirst()) {
            return new TooEarly(String.format(Locale.ROOT, "The first of the planned looks is at %,.0f units; there are %,d.",
                    looks.looks().getFirst() * looks.plannedUnits(), units));
        }
        List<Double> actual = new ArrayList<>(looks.looks().stream().filter(look -> look < Math.min(1, fraction)).toList());
        actual.add(fraction);
        return new Ready(design(looks, alpha).at(actual).inference());
    }

    static GroupSequentialDesign design(Stopping.AtLooks looks, double alpha) {
        return new GroupSequentialDesign(alpha, spending(looks.spending()), looks.looks());
    }

    private static AlphaSpending spending(Stopping.Spending spending) {
        return switch (spending) {
            case OBRIEN_FLEMING -> AlphaSpending.OBRIEN_FLEMING;
            case POCOCK -> AlphaSpending.POCOCK;
        };
    }
}
