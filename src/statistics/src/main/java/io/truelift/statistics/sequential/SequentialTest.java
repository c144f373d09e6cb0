package io.truelift.statistics.sequential;

import io.truelift.statistics.Inference;
import java.util.List;
import org.apache.commons.math3.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * A group-sequential test at the latest look. It rejects where the size of the z-statistic is above the look's bound; the repeated p-value
 * is the smallest alpha with which the same design would have (Jennison and Turnbull 2000, section 9.3), and so is below alpha exactly
 * then. A p-value at one look says nothing about those before: a test that has crossed once has rejected.
 */
public final class SequentialTest {

    /** Whether the latest look is the last one. */
    enum Ending {
        OPEN,
        CLOSED
    }

    /** Smaller p-values are not told apart. */
    private static final double SMALLEST = 1e-15;

    private static final double LARGEST = 1 - 1e-9;

    private final double alpha;
    private final AlphaSpending spending;
    private final double[] fractions;
    private final Ending ending;
    private final List<Look> looks;

    SequentialTest(double alpha, AlphaSpending spending, List<Double> fractions, Ending ending) {
        this.alpha = alpha;
        this.spending = spending;
        this.fractions = fractions.stream().mapToDouble(Double::doubleValue).toArray();
        this.ending = ending;
        this.looks = looks(alpha);
    }

    /** All looks so far with their bounds. */
    public List<Look> looks() {
        return looks;
    }

    /** The latest look. Its bound is the critical value for test and interval. */
    public Look latest() {
        return looks.getLast();
    }

    /** This look as a policy for any test: its bound, and the repeated p-value. */
    public Inference inference() {
        return new Inference.GroupSequential(alpha, latest().bound(), this::pValue);
    }

    public boolean rejects(double statistic) {
        return Math.abs(statistic) > latest().bound();
    }

    /** The repeated p-value of a z-statistic at the latest look; 1 where no alpha would reject. */
    public double pValue(double statistic) {
        double size = Math.abs(statistic);
        if (Double.isNaN(size)) {
            throw new IllegalArgumentException("Cannot judge a statistic that is not a number.");
        }
        // Searched on the side of alpha that the bound says, so that p-value and bound cannot contradict each other.
        if (rejects(size)) {
            return bound(SMALLEST) < size ? SMALLEST : Math.min(root(size, SMALLEST, alpha), Math.nextDown(alpha));
        }
        return bound(LARGEST) >= size ? 1 : Math.max(root(size, alpha, LARGEST), alpha);
    }

    private double root(double size, double low, double high) {
        double logarithm = new BracketingNthOrderBrentSolver(1e-13, 1e-12, 1e-13, 5)
                .solve(200, candidate -> difference(size, Math.exp(candidate)), Math.log(low), Math.log(high));
        return Math.exp(logarithm);
    }

    /** Finite also where a tiny alpha leaves no bound. */
    private double difference(double size, double candidate) {
        return Math.min(bound(candidate), 1000) - size;
    }

    private double bound(double candidate) {
        return looks(candidate).getLast().bound();
    }

    private List<Look> looks(double candidate) {
        double[] spent = new double[fractions.length];
        for (int look = 0; look < spent.length; look++) {
            spent[look] = spending.spent(candidate, fractions[look]);
        }
        if (ending == Ending.CLOSED) {
            spent[spent.length - 1] = candidate;
        }
        return Boundary.spending(fractions, spent);
    }
}
