package io.truelift.statistics;

import org.apache.commons.math3.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * The score statistic for a difference of two shares (Mee 1984; Miettinen and Nurminen 1985, "Comparative Analysis of Two Rates",
 * Statistics in Medicine 4, 213-226, without their factor {@code N / (N - 1)}): the variance is
 * {@code p (1 - p) / n + q (1 - q) / m} with the shares {@code p = q + difference} that are most likely given the difference.
 *
 * <p>At a difference of zero these are the pooled share, and the statistic that of the test.
 */
record DifferenceScore(ProportionSummary control, ProportionSummary treatment) implements ScoreModel {

    @Override
    public double residual(double difference) {
        return ProportionTest.difference(control, treatment) - difference;
    }

    @Override
    public double variance(double difference) {
        double share = controlShare(difference);
        double treated = share + difference;
        return share * (1 - share) / control.n() + Math.max(0, treated * (1 - treated)) / treatment.n();
    }

    @Override
    public double halfUnits(double difference) {
        return (1.0 / control.n() + 1.0 / treatment.n()) / 2;
    }

    /** The most likely share of the control: where the slope of the log-likelihood, which only falls, crosses zero, or an end. */
    private double controlShare(double difference) {
        if (difference == 0) {
            return control.plus(treatment).share();
        }
        double lowest = Math.max(0, -difference);
        double highest = Math.min(1, 1 - difference);
        if (lowest >= highest || slope(lowest, difference) <= 0) {
            return lowest;
        }
        if (slope(highest, difference) >= 0) {
            return highest;
        }
        return new BracketingNthOrderBrentSolver(1e-15, 1e-300, 1e-300, 5)
                .solve(1000, share -> slope(share, difference), lowest, highest);
    }

    /**
     * The slope {@code x/q - (m-x)/(1-q) + y/(q+d) - (n-y)/(1-q-d)} times the denominators of the terms that are there: the same sign,
     * and finite at the ends.
     */
    private double slope(double share, double difference) {
        double a = control.successes() > 0 ? share : 1;
        double b = control.failures() > 0 ? 1 - share : 1;
        double c = treatment.successes() > 0 ? share + difference : 1;
        double d = treatment.failures() > 0 ? 1 - share - difference : 1;
        return c * d * (control.successes() * b - control.failures() * a)
                + a * b * (treatment.successes() * d - treatment.failures() * c);
    }
}
