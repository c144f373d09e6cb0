package io.truelift.statistics.sequential;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.analysis.solvers.BracketingNthOrderBrentSolver;

/** Bounds that spend given amounts of alpha at given looks. */
final class Boundary {

    /** A look that spends less than this has no bound. */
    private static final double NOTHING = 1e-200;

    private static final double LARGEST = 40;

    private Boundary() {}

    /**
     * The bound at each look, so that the probability under no effect to cross it then and none before is what is newly spent
     * (Jennison and Turnbull 2000, eq. 7.6): found one after the other, each from the density of the paths that are still inside.
     *
     * @param fractions information at each look, rising
     * @param spent alpha that may be spent up to each look, not falling
     */
    static List<Look> spending(double[] fractions, double[] spent) {
        List<Look> looks = new ArrayList<>();
        CrossingDensity inside = CrossingDensity.start(0);
        for (int look = 0; look < fractions.length; look++) {
            double newlySpent = spent[look] - (look == 0 ? 0 : spent[look - 1]);
            double bound = bound(inside, fractions[look], newlySpent);
            looks.add(new Look(fractions[look], bound, spent[look]));
            if (look + 1 < fractions.length) {
                inside = inside.within(fractions[look], bound, fractions[look + 1]);
            }
        }
        return List.copyOf(looks);
    }

    private static double bound(CrossingDensity inside, double fraction, double newlySpent) {
        if (newlySpent < NOTHING) {
            return Double.POSITIVE_INFINITY;
        }
        double side = newlySpent / 2;
        if (inside.above(fraction, 0) <= side) {
            return 0;
        }
        double high = 4;
        while (high < LARGEST && inside.above(fraction, high) > side) {
            high *= 2;
        }
        // The logarithm is nearly a parabola of the bound, and keeps the digits of small tails.
        return new BracketingNthOrderBrentSolver(1e-14, 1e-14, 1e-300, 5)
                .solve(200, bound -> Math.log(inside.above(fraction, bound) / side), 0, high);
    }
}
