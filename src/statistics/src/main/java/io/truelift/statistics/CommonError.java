package io.truelift.statistics;

/**
 * The error that both arms of an adjusted comparison share, because shares of strata or means of covariates were estimated over both.
 *
 * @param ofControl what it adds to the variance of the control's estimate
 * @param between what it adds to the covariance of difference and control
 * @param ofDifference what it adds to the variance of the difference; zero where the effect is the same everywhere
 */
record CommonError(double ofControl, double between, double ofDifference) {

    static CommonError of(double ofControl, double between, double ofDifference) {
        return new CommonError(Math.max(0, ofControl), between, Math.max(0, ofDifference));
    }

    /**
     * Both arms' estimates, given what is shared, with its error. Degrees of freedom by Satterthwaite over the three parts, of which the
     * shared one has one fewer than units.
     */
    JointEstimate addedTo(MeanEstimate control, MeanEstimate treatment) {
        JointEstimate given = JointEstimate.ofIndependent(control, treatment);
        double variance = given.differenceVariance() + ofDifference;
        double share = variance > 0 ? ofDifference / variance : 0;
        double degreesOfFreedom = 1
                / ((1 - share) * (1 - share) / given.degreesOfFreedom()
                        + share * share / ((double) control.n() + treatment.n() - 1));
        return given.with(
                given.controlVariance() + ofControl, variance, between - given.controlVariance(), degreesOfFreedom);
    }
}
