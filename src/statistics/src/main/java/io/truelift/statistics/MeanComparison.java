package io.truelift.statistics;

import java.util.OptionalDouble;

/**
 * Two estimates against each other: Welch's unequal-variances statistic against the critical value of an
 * {@link Inference}, the interval, and Fieller's interval for the lift with the same critical value. The one computation behind every
 * test of means, ratios and adjusted means, and of any other estimate of an arm with a standard error.
 */
public final class MeanComparison {

    static final String NO_VARIANCE =
            "Neither arm varies: all units of an arm have the same value, so the play of chance cannot be measured.";

    private final Inference inference;

    public MeanComparison(Inference inference) {
        this.inference = inference;
    }

    /**
     * @param method name of the test
     * @param control the control's estimate
     * @param treatment the treatment's, independent of the control's
     */
    public Comparison compare(String method, MeanEstimate control, MeanEstimate treatment) {
        return compare(method, JointEstimate.ofIndependent(control, treatment));
    }

    /**
     * @param method name of the test
     * @param estimate of both arms
     */
    public Comparison compare(String method, JointEstimate estimate) {
        return Units.tooFew(inference, estimate.controlUnits(), estimate.treatmentUnits())
                .<Comparison>map(reason -> reason)
                .orElseGet(() -> measured(method, estimate));
    }

    private Comparison measured(String method, JointEstimate estimate) {
        double squaredError = estimate.differenceVariance();
        if (squaredError == 0) {
            return new Comparison.NotEnoughData(NO_VARIANCE);
        }
        double difference = estimate.difference();
        double standardError = Math.sqrt(squaredError);
        Decision decision = Decision.twoSided(inference, difference / standardError, estimate.basis());
        Estimate absolute = decision.around(difference, standardError, 1 - inference.alpha());
        double degreesOfFreedom = estimate.degreesOfFreedom();
        return new Comparison.Effect(
                inference.name(method),
                absolute,
                Fieller.lift(estimate, absolute, decision.critical()),
                standardError,
                Double.isInfinite(degreesOfFreedom) ? OptionalDouble.empty() : OptionalDouble.of(degreesOfFreedom),
                decision.pValue());
    }
}
