package io.truelift.statistics;

import io.truelift.statistics.Inference.Basis;
import java.util.OptionalDouble;

/**
 * Two independent estimates against each other: Welch's unequal-variances statistic against the critical value of an
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
        double squaredError = control.squaredStandardError() + treatment.squaredStandardError();
        if (squaredError == 0) {
            return new Comparison.NotEnoughData(NO_VARIANCE);
        }
        double difference = treatment.value().subtract(control.value()).doubleValue();
        double standardError = Math.sqrt(squaredError);
        double degreesOfFreedom = degreesOfFreedom(control, treatment);
        Decision decision = Decision.twoSided(inference, difference / standardError, basis(control, treatment));
        Estimate absolute = decision.around(difference, standardError, 1 - inference.alpha());
        return new Comparison.Effect(
                inference.name(method),
                absolute,
                Fieller.lift(control, treatment, absolute, decision.critical()),
                standardError,
                Double.isInfinite(degreesOfFreedom) ? OptionalDouble.empty() : OptionalDouble.of(degreesOfFreedom),
                decision.pValue());
    }

    static Basis basis(MeanEstimate control, MeanEstimate treatment) {
        return new Basis(degreesOfFreedom(control, treatment), (double) control.n() + treatment.n());
    }

    /** The degrees of freedom of Welch and Satterthwaite, by shares of the variance, which can neither over- nor underflow. */
    static double degreesOfFreedom(MeanEstimate control, MeanEstimate treatment) {
        double ofControl = control.squaredStandardError() / (control.squaredStandardError() + treatment.squaredStandardError());
        double ofTreatment = 1 - ofControl;
        return 1 / (ofControl * ofControl / control.degreesOfFreedom() + ofTreatment * ofTreatment / treatment.degreesOfFreedom());
    }
}
