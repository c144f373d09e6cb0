package io.truelift.statistics;

/**
 * The score statistic for the lift {@code L = p / q - 1} of two shares (Koopman 1984; in this form Gart and Nam 1988, "Approximate
 * Interval Estimation of the Ratio of Binomial Parameters", Biometrics 44, 323-338): residual {@code p - q - L q}, variance
 * {@code p (1 - p) / n + (1 + L)^2 q (1 - q) / m} with the shares {@code p = (1 + L) q} that are most likely given the lift, the
 * smaller root of a quadratic.
 *
 * <p>At a lift of zero these are the pooled share, and the statistic that of the test.
 */
record LiftScore(ProportionSummary control, ProportionSummary treatment) implements ScoreModel {

    @Override
    public double residual(double lift) {
        return ProportionTest.difference(control, treatment) - lift * control.share();
    }

    @Override
    public double variance(double lift) {
        double ratio = 1 + lift;
        double share = controlShare(ratio);
        double treated = Math.min(1, ratio * share);
        return treated * (1 - treated) / treatment.n() + ratio * ratio * share * (1 - share) / control.n();
    }

    @Override
    public double halfUnits(double lift) {
        return ((1 + lift) / control.n() + 1.0 / treatment.n()) / 2;
    }

    /**
     * With {@code X} successes in all: the smaller root of {@code N ratio q^2 - (ratio (x + n) + y + m) q + X = 0}, by the form that
     * does not cancel and a discriminant of positive terms only.
     */
    private double controlShare(double ratio) {
        double one = ratio * ((double) control.successes() + treatment.n());
        double two = (double) treatment.successes() + control.n();
        double successes = (double) control.successes() + treatment.successes();
        double root = Math.sqrt((one - two) * (one - two) + 4 * ratio * control.failures() * treatment.failures());
        return Math.min(1, 2 * successes / (one + two + root));
    }
}
