package io.truelift.statistics;

import org.apache.commons.math3.analysis.solvers.AllowedSolution;
import org.apache.commons.math3.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * The effects that a score test does not reject: from where {@code residual^2 / variance} falls to the squared critical value, to where
 * it rises above it again. The search is split at zero, by the sign that the test itself has there: a bound is on the side of zero that
 * the p-value says.
 */
final class ScoreInversion {

    /** Relative accuracy of a bound, and the smallest bound that is told from zero. */
    private static final double RELATIVE = 1e-15;

    private static final double SMALLEST = 1e-300;
    private static final int EVALUATIONS = 1000;

    private final ScoreModel model;
    private final Significance significance;
    private final double squaredCritical;

    ScoreInversion(ScoreModel model, Significance significance) {
        this.model = model;
        this.significance = significance;
        this.squaredCritical = significance.normalCriticalValue() * significance.normalCriticalValue();
    }

    /**
     * @param lowest smallest effect there can be
     * @param estimate the effect that was seen
     * @param highest largest effect there can be; may be infinite
     */
    Interval interval(double lowest, double estimate, double highest) {
        double low = bound(estimate, lowest);
        double high = bound(estimate, Double.isInfinite(highest) ? rejectedAbove(estimate) : highest);
        return new Interval(low, high, significance.confidence());
    }

    /** The end of the interval between the estimate, which is never rejected, and the outermost effect. */
    private double bound(double estimate, double outermost) {
        if (estimate == outermost || !(rejection(outermost) > 0)) {
            return outermost;
        }
        boolean zeroBetween = Math.min(estimate, outermost) < 0 && 0 < Math.max(estimate, outermost);
        if (!zeroBetween) {
            return root(estimate, outermost);
        }
        return rejection(0) > 0 ? root(estimate, 0) : root(0, outermost);
    }

    private double root(double kept, double rejected) {
        BracketingNthOrderBrentSolver solver = new BracketingNthOrderBrentSolver(RELATIVE, SMALLEST, SMALLEST, 5);
        return solver.solve(
                EVALUATIONS, this::rejection, Math.min(kept, rejected), Math.max(kept, rejected), AllowedSolution.ANY_SIDE);
    }

    private double rejectedAbove(double estimate) {
        double effect = Math.max(1, 2 * Math.abs(estimate));
        while (Double.isFinite(effect) && !(rejection(effect) > 0)) {
            effect *= 2;
        }
        return effect;
    }

    /** Above zero where the test rejects the effect, below where it does not; between -1/2 and 1/2, so finite also without variance. */
    private double rejection(double effect) {
        double residual = model.residual(effect);
        double squared = residual * residual;
        return squared == 0 ? -0.5 : squared / (squared + squaredCritical * model.variance(effect)) - 0.5;
    }
}
