package io.truelift.statistics;

import org.apache.commons.math3.analysis.solvers.AllowedSolution;
import org.apache.commons.math3.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * The effects that a score test does not reject: from where {@code residual^2 / variance} falls to the squared critical value, to where
 * it rises above it again. The search is split at the effect that was tested, by what the test itself decided there: a bound is on the
 * side of it that the p-value says.
 */
final class ScoreInversion {

    /** Relative accuracy of a bound, and the smallest bound that is told from zero. */
    private static final double RELATIVE = 1e-15;

    private static final double SMALLEST = 1e-300;
    private static final int EVALUATIONS = 1000;

    private final ScoreModel model;
    private final Bounds bounds;

    /**
     * What the bounds must keep to.
     *
     * @param decision of the test, with its critical value
     * @param tested the effect that was tested: zero for "no difference"
     * @param level confidence level of the interval
     */
    record Bounds(Decision decision, double tested, double level) {}

    ScoreInversion(ScoreModel model, Bounds bounds) {
        this.model = model;
        this.bounds = bounds;
    }

    /**
     * @param lowest smallest effect there can be
     * @param estimate the effect that was seen
     * @param highest largest effect there can be; may be infinite
     */
    Interval interval(double lowest, double estimate, double highest) {
        return new Interval(bound(estimate, lowest), upperBound(estimate, highest), bounds.level());
    }

    double upperBound(double estimate, double highest) {
        return bound(
                estimate, Double.isInfinite(highest) ? rejectedAbove(Math.max(estimate, bounds.tested())) : highest);
    }

    /** The end of the interval between the estimate, which is never rejected, and the outermost effect. */
    double bound(double estimate, double outermost) {
        double tested = bounds.tested();
        boolean testedBetween = Math.min(estimate, outermost) < tested && tested < Math.max(estimate, outermost);
        if (testedBetween && bounds.decision().rejected()) {
            return rejection(tested) > 0 ? root(estimate, tested) : besides(tested, estimate);
        }
        if (estimate == outermost || !(rejection(outermost) > 0)) {
            return outermost;
        }
        if (!testedBetween) {
            return root(estimate, outermost);
        }
        return rejection(tested) > 0 ? tested : root(tested, outermost);
    }

    /** As near to the tested effect as can be told from it, on the estimate's side: where rounding hides that it was rejected. */
    private static double besides(double tested, double estimate) {
        return tested == 0 ? Math.copySign(SMALLEST, estimate) : Math.nextAfter(tested, estimate);
    }

    private double root(double kept, double rejected) {
        if (rejection(kept) > 0) {
            return kept; // a critical value of zero, or one that rounding hides: only the estimate itself is kept
        }
        BracketingNthOrderBrentSolver solver = new BracketingNthOrderBrentSolver(RELATIVE, SMALLEST, SMALLEST, 5);
        return solver.solve(
                EVALUATIONS,
                this::rejection,
                Math.min(kept, rejected),
                Math.max(kept, rejected),
                AllowedSolution.ANY_SIDE);
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
        double critical = bounds.decision().critical();
        return squared == 0 || Double.isInfinite(critical)
                ? -0.5
                : squared / (squared + critical * critical * model.variance(effect)) - 0.5;
    }
}
