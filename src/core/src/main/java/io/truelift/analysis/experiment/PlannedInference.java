package io.truelift.analysis.experiment;

import io.truelift.analysis.experiment.Looks.Status;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.Stopping;
import io.truelift.statistics.Inference;
import io.truelift.statistics.sequential.AlphaSpending;
import io.truelift.statistics.sequential.GroupSequentialDesign;
import io.truelift.statistics.sequential.SequentialTest;
import java.util.List;

/** How the plan of an experiment wants its tests to be read, given where it stands. */
public sealed interface PlannedInference {

    /** By this. */
    record Ready(Inference inference) implements PlannedInference {}

    /**
     * Not yet.
     *
     * @param reason what is missing, as a sentence
     */
    record TooEarly(String reason) implements PlannedInference {}

    /** @param alpha level of the test: the experiment's, or what a correction leaves of it */
    static PlannedInference once(double alpha) {
        return new Ready(new Inference.FixedHorizon(alpha));
    }

    /** Tuned for the experiment's own level, so that the p-value is the same at each. */
    static PlannedInference anytime(Experiment experiment, Stopping.Anytime plan, double alpha) {
        return new Ready(new Inference.AlwaysValid(
                alpha,
                Inference.AlwaysValid.tightestAt(experiment.alpha(), plan.tuning())
                        .rho()));
    }

    /** @param standing the latest look */
    static PlannedInference atLook(Stopping.AtLooks plan, Status standing, double alpha) {
        return switch (standing) {
            case Status.NotYet(String reason) -> new TooEarly(reason);
            case Status.Read read ->
                new Ready(atLook(design(plan, alpha), read.taken()).inference());
            case Status.AtEnd(double fraction) ->
                new Ready(design(plan, alpha).at(List.of(fraction)).inference());
        };
    }

    private static SequentialTest atLook(GroupSequentialDesign design, LookSchedule.Taken taken) {
        return switch (taken.spending()) {
            case BY_INFORMATION -> design.at(taken.fractions());
            case ALL_THAT_IS_LEFT -> design.closingAt(taken.fractions());
        };
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
