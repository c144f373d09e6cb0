package io.truelift.statistics.lifetime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Where a likelihood is largest. Parameters are above zero, so the search is over their logarithms: by Nelder and Mead's simplex, which needs
 * no good start, and then by Newton's steps to the last digits. The curvature there has the standard errors: with {@code H} the second derivatives
 * of the logarithm by the logarithms of the parameters, that of a parameter {@code t} is {@code t sqrt((-H)^-1)_tt} (the delta method).
 */
final class MaximumLikelihood {

    private static final int MOST_EVALUATIONS = 4000;
    private static final int MOST_STEPS = 60;
    /** How far from its start a logarithm may be; beyond it the likelihood rises for ever. */
    private static final double FURTHEST = 10;

    private static final double CLOSE = 1e-9;
    private static final double DIFFERENCE = 1e-4;

    private final Likelihood likelihood;
    private final double[] start;
    private final double units;

    private MaximumLikelihood(Likelihood likelihood, double[] start, double units) {
        this.likelihood = likelihood;
        this.start = Arrays.stream(start).map(Math::log).toArray();
        this.units = units;
    }

    /**
     * @param parameters where the likelihood is largest
     * @param standardErrors of the parameters
     * @param logLikelihood there
     */
    record Maximum(double[] parameters, List<Double> standardErrors, double logLikelihood) {}

    /**
     * Seeks the maximum.
     *
     * @param start parameters of the right order
     * @param units how many customers the likelihood is of
     * @return absent where there is none: the likelihood rises towards the edge of the parameters
     */
    static Optional<Maximum> of(Likelihood likelihood, double[] start, long units) {
        return new MaximumLikelihood(likelihood, start, units).maximum();
    }

    private Optional<Maximum> maximum() {
        try {
            return refined(new ArrayRealVector(roughly()));
        } catch (TooManyEvaluationsException | NonPositiveDefiniteMatrixException e) {
            return Optional.empty();
        }
    }

    private double[] roughly() {
        return new SimplexOptimizer(new SimpleValueChecker(-1, 1e-10))
                .optimize(
                        new MaxEval(MOST_EVALUATIONS),
                        GoalType.MAXIMIZE,
                        new ObjectiveFunction(logarithms -> finite(logarithms) / units),
                        new NelderMeadSimplex(start.length, 0.7),
                        new InitialGuess(start))
                .getPoint();
    }

    /** The simplex may try parameters that are no doubles: nothing is likely under those. */
    private double finite(double[] logarithms) {
        double value = value(new ArrayRealVector(logarithms));
        return Double.isFinite(value) ? value : -Double.MAX_VALUE;
    }

    private Optional<Maximum> refined(RealVector from) {
        RealVector place = from;
        for (int count = 0; count < MOST_STEPS; count++) {
            if (place.subtract(new ArrayRealVector(start)).getLInfNorm() > FURTHEST) {
                return Optional.empty();
            }
            DecompositionSolver curvature = curvature(place);
            RealVector step = curvature.solve(slope(place));
            if (step.getLInfNorm() < CLOSE) {
                return Optional.of(maximum(place.add(step), curvature));
            }
            place = place.add(shortened(place, step));
        }
        return Optional.empty();
    }

    /** A step that leads upwards: the whole, or where that leads too far a half of it, and so on. */
    private RealVector shortened(RealVector place, RealVector step) {
        double before = value(place);
        double slack = Math.abs(before) * 1e-12;
        RealVector shorter = step;
        while (!(value(place.add(shorter)) >= before - slack) && shorter.getLInfNorm() > CLOSE) {
            shorter = shorter.mapMultiply(0.5);
        }
        return shorter;
    }

    private Maximum maximum(RealVector place, DecompositionSolver curvature) {
        RealMatrix covariance = curvature.getInverse();
        double[] parameters = parameters(place);
        List<Double> errors = new ArrayList<>();
        for (int i = 0; i < parameters.length; i++) {
            errors.add(parameters[i] * Math.sqrt(covariance.getEntry(i, i)));
        }
        return new Maximum(parameters, errors, value(place));
    }

    /** The second derivatives without their sign, by differences of the first. */
    private DecompositionSolver curvature(RealVector place) {
        RealMatrix second = new Array2DRowRealMatrix(place.getDimension(), place.getDimension());
        for (int i = 0; i < place.getDimension(); i++) {
            RealVector aside = new ArrayRealVector(place.getDimension());
            aside.setEntry(i, DIFFERENCE);
            second.setRowVector(
                    i,
                    slope(place.subtract(aside))
                            .subtract(slope(place.add(aside)))
                            .mapDivide(2 * DIFFERENCE));
        }
        RealMatrix symmetric = second.add(second.transpose()).scalarMultiply(0.5);
        return new CholeskyDecomposition(
                        symmetric, Double.MAX_VALUE, CholeskyDecomposition.DEFAULT_ABSOLUTE_POSITIVITY_THRESHOLD)
                .getSolver();
    }

    private double value(RealVector place) {
        return likelihood.logarithm(parameters(place));
    }

    private RealVector slope(RealVector place) {
        double[] parameters = parameters(place);
        return new ArrayRealVector(likelihood.gradient(parameters)).ebeMultiply(new ArrayRealVector(parameters));
    }

    private static double[] parameters(RealVector logarithms) {
        return logarithms.map(Math::exp).toArray();
    }
}
