package io.truelift.statistics;

import org.apache.commons.math3.analysis.UnivariateFunction;
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
        Shares shares = mostLikely(difference);
        return shares.control() * shares.controlRest() / control.n()
                + shares.treatment() * shares.treatmentRest() / treatment.n();
    }

    @Override
    public double halfUnits(double difference) {
        return (1.0 / control.n() + 1.0 / treatment.n()) / 2;
    }

    /** Shares with their complements, each to its own last digit. */
    private record Shares(double control, double controlRest, double treatment, double treatmentRest) {}

    /** The most likely shares: where the slope of the log-likelihood, which only falls, crosses zero, or an end. */
    private Shares mostLikely(double difference) {
        if (difference == 0) {
            double units = (double) control.n() + treatment.n();
            double share = ((double) control.successes() + treatment.successes()) / units;
            double rest = ((double) control.failures() + treatment.failures()) / units;
            return new Shares(share, rest, share, rest);
        }
        double room = Math.max(0, 1 - Math.abs(difference));
        if (room == 0 || slope(fromBelow(0, difference)) <= 0) {
            return fromBelow(0, difference);
        }
        if (slope(fromAbove(0, difference)) >= 0) {
            return fromAbove(0, difference);
        }
        // From the end that is nearer: steps from there keep their digits.
        return slope(fromBelow(room / 2, difference)) <= 0
                ? fromBelow(root(step -> slope(fromBelow(step, difference)), room / 2), difference)
                : fromAbove(root(step -> slope(fromAbove(step, difference)), room / 2), difference);
    }

    /** The half itself where rounding has it on this side of the root. */
    private static double root(UnivariateFunction slope, double half) {
        if (slope.value(0) * slope.value(half) >= 0) {
            return half;
        }
        return new BracketingNthOrderBrentSolver(1e-15, 1e-300, 1e-300, 5).solve(1000, slope, 0, half);
    }

    /** The shares a step above the lowest there can be. */
    private static Shares fromBelow(double step, double difference) {
        double control = Math.max(0, -difference) + step;
        double treatment = Math.max(0, difference) + step;
        return new Shares(control, 1 - control, treatment, 1 - treatment);
    }

    /** The shares a step below the highest there can be. */
    private static Shares fromAbove(double step, double difference) {
        double control = Math.max(0, difference) + step;
        double treatment = Math.max(0, -difference) + step;
        return new Shares(1 - control, control, 1 - treatment, treatment);
    }

    /**
     * The slope {@code x/q - (m-x)/(1-q) + y/(q+d) - (n-y)/(1-q-d)} times the denominators of the terms that are there: the same sign,
     * and finite at the ends.
     */
    private double slope(Shares shares) {
        double a = control.successes() > 0 ? shares.control() : 1;
        double b = control.failures() > 0 ? shares.controlRest() : 1;
        double c = treatment.successes() > 0 ? shares.treatment() : 1;
        double d = treatment.failures() > 0 ? shares.treatmentRest() : 1;
        return c * d * (control.successes() * b - control.failures() * a)
                + a * b * (treatment.successes() * d - treatment.failures() * c);
    }
}
