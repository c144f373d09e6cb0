package io.truelift.statistics;

/**
 * Two independent estimates against each other: Welch's unequal-variances test with its interval, and Fieller's interval for the
 * lift with the same critical value. The one computation behind {@link WelchTest} and {@link RatioTest}.
 */
final class MeanComparison {

    private final Significance significance;

    MeanComparison(Significance significance) {
        this.significance = significance;
    }

    Comparison compare(String method, MeanEstimate control, MeanEstimate treatment) {
        double squaredError = control.squaredStandardError() + treatment.squaredStandardError();
        if (squaredError == 0) {
            return new Comparison.NotEnoughData(
                    "Neither arm varies: all units of an arm have the same value, so the play of chance cannot be measured.");
        }
        double difference = treatment.value().subtract(control.value()).doubleValue();
        double standardError = Math.sqrt(squaredError);
        double degreesOfFreedom = degreesOfFreedom(control, treatment);
        double critical = significance.studentCriticalValue(degreesOfFreedom);
        Interval interval = new Interval(
                difference - critical * standardError, difference + critical * standardError, significance.confidence());
        Estimate absolute = new Estimate(difference, interval);
        return new Comparison.Effect(
                method,
                absolute,
                Fieller.lift(control, treatment, absolute, critical),
                Significance.studentPValue(difference / standardError, degreesOfFreedom));
    }

    /** The degrees of freedom of Welch and Satterthwaite, by shares of the variance, which can neither over- nor underflow. */
    static double degreesOfFreedom(MeanEstimate control, MeanEstimate treatment) {
        double ofControl = control.squaredStandardError() / (control.squaredStandardError() + treatment.squaredStandardError());
        double ofTreatment = 1 - ofControl;
        return 1 / (ofControl * ofControl / (control.n() - 1) + ofTreatment * ofTreatment / (treatment.n() - 1));
    }
}
