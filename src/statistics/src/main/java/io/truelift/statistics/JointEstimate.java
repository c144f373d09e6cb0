package io.truelift.statistics;

import java.math.BigDecimal;

/**
 * Control and difference together: what a comparison needs where the arms' estimates share something, such as a centre of covariates or
 * shares of strata that were estimated over both, or where the error of the difference has degrees of freedom of its own.
 *
 * <p>The covariance of difference and control is kept as a slope: what is left of the variance of the difference when the control is
 * known is {@code residualVariance}, and {@code Var(T - C) = residualVariance + slope^2 Var(C)}. For independent arms the slope is -1, and the
 * residual variance that of the treatment.
 *
 * @param control estimate of the control, to 34 digits
 * @param treatment estimate of the treatment, to 34 digits
 * @param controlVariance squared standard error of the control's estimate
 * @param residualVariance variance of the difference that remains when the control is known
 * @param slope of the difference on the control
 * @param degreesOfFreedom of the error of the difference, above zero
 * @param controlUnits units of the control
 * @param treatmentUnits units of the treatment
 */
public record JointEstimate(
        BigDecimal control,
        BigDecimal treatment,
        double controlVariance,
        double residualVariance,
        double slope,
        double degreesOfFreedom,
        long controlUnits,
        long treatmentUnits) {

    /** @throws IllegalArgumentException if a variance is negative or not finite, or there are no degrees of freedom */
    public JointEstimate {
        if (!(controlVariance >= 0
                && residualVariance >= 0
                && degreesOfFreedom > 0
                && Double.isFinite(controlVariance + residualVariance + slope))) {
            throw new IllegalArgumentException(
                    "Cannot use an estimate with variances %s and %s, slope %s and %s degrees of freedom."
                            .formatted(controlVariance, residualVariance, slope, degreesOfFreedom));
        }
    }

    /** Two independent estimates, with the degrees of freedom of Welch and Satterthwaite. */
    public static JointEstimate ofIndependent(MeanEstimate control, MeanEstimate treatment) {
        return new JointEstimate(
                control.value(),
                treatment.value(),
                control.squaredStandardError(),
                treatment.squaredStandardError(),
                -1,
                degreesOfFreedom(control, treatment),
                control.n(),
                treatment.n());
    }

    /**
     * The same estimates with these variances.
     *
     * @param ofControl variance of the control's estimate
     * @param ofDifference variance of the difference
     * @param common covariance of the difference and the control
     */
    JointEstimate with(double ofControl, double ofDifference, double common, double degrees) {
        double line = ofControl > 0 ? common / ofControl : -1;
        return new JointEstimate(
                control,
                treatment,
                ofControl,
                Math.max(0, ofDifference - line * line * ofControl),
                line,
                degrees,
                controlUnits,
                treatmentUnits);
    }

    double differenceVariance() {
        return residualVariance + slope * slope * controlVariance;
    }

    double difference() {
        return treatment.subtract(control).doubleValue();
    }

    Inference.Basis basis() {
        return new Inference.Basis(degreesOfFreedom, (double) controlUnits + treatmentUnits);
    }

    /** By shares of the variance, which can neither over- nor underflow. */
    private static double degreesOfFreedom(MeanEstimate control, MeanEstimate treatment) {
        double all = control.squaredStandardError() + treatment.squaredStandardError();
        double ofControl = all > 0 ? control.squaredStandardError() / all : 0.5;
        double ofTreatment = 1 - ofControl;
        return 1
                / (ofControl * ofControl / control.degreesOfFreedom()
                        + ofTreatment * ofTreatment / treatment.degreesOfFreedom());
    }
}
