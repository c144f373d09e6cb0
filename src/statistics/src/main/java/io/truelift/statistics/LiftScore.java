package io.truelift.statistics;

/**
 * The score statistic for the lift {@code L = p / q - 1} of two shares (Koopman 1984; in this form Gart and Nam 1988, "Approximate
 * Interval Estimation of the Ratio of Binomial Parameters", Biometrics 44, 323-338): residual {@code p - q - L q}, variance
 * {@code p (1 - p) / n + (1 + L)^2 q (1 - q) / m} with the shares {@code p = (1 + L) q} that are most likely given the lift, the
 * smaller root of a quadratic. Shares and their complements each come from a quadratic of their own, so that neither loses its digits near one.
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
        double share = share(ratio);
        double ofControl = share * complement(control, treatment, lift);
        double ofTreatment =
                ratio == 0 ? 0 : Math.min(1, ratio * share) * complement(treatment, control, -lift / ratio);
        return ofTreatment / treatment.n() + ratio * ratio * ofControl / control.n();
    }

    @Override
    public double halfUnits(double lift) {
        return ((1 + lift) / control.n() + 1.0 / treatment.n()) / 2;
    }

    /**
     * The control's share. With {@code X} successes in all: the smaller root of {@code N ratio q^2 - (ratio (x + n) + y + m) q + X = 0}, by the
     * form that does not cancel and a discriminant of positive terms only.
     */
    private double share(double ratio) {
        double one = ratio * ((double) control.successes() + treatment.n());
        double two = (double) treatment.successes() + control.n();
        double successes = (double) control.successes() + treatment.successes();
        double root = Math.sqrt((one - two) * (one - two) + 4 * ratio * control.failures() * treatment.failures());
        return Math.min(1, 2 * successes / (one + two + root));
    }

    /**
     * One less the share of an arm. With its failures {@code f}, those of the other {@code g} and the lift {@code L} of the other over it, the
     * larger root of {@code N (1 + L) u^2 - (f + g + L (f + N)) u + L f = 0}, which is the same quadratic in {@code u = 1 - q}.
     */
    private static double complement(ProportionSummary arm, ProportionSummary other, double lift) {
        double all = (double) arm.n() + other.n();
        double failures = arm.failures();
        double across = other.failures() - failures + lift * (all - failures);
        double root = Math.sqrt(across * across + 4 * (1 + lift) * failures * other.failures());
        double middle = failures + other.failures() + lift * (failures + all);
        if (middle > 0) {
            return Math.min(1, (middle + root) / (2 * all * (1 + lift)));
        }
        return root == 0 && middle == 0 ? 0 : Math.clamp(2 * lift * failures / (middle - root), 0, 1);
    }
}
