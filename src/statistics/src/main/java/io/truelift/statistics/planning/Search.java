package io.truelift.statistics.planning;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BracketingNthOrderBrentSolver;

/** Where a rising function reaches a value, to the last digits. */
final class Search {

    private Search() {}

    /**
     * @param least smallest argument; the answer where the function is there already
     * @param start an argument of the right order
     * @param most largest argument
     * @return absent where the function does not get there
     */
    static OptionalDouble rising(DoubleUnaryOperator function, double target, double least, double start, double most) {
        if (function.applyAsDouble(least) >= target) {
            return OptionalDouble.of(least);
        }
        double low = least;
        double high = Math.min(Math.max(start, 2 * least), most);
        while (function.applyAsDouble(high) < target) {
            if (high == most) {
                return OptionalDouble.empty();
            }
            low = high;
            high = Math.min(2 * high, most);
        }
        BracketingNthOrderBrentSolver solver = new BracketingNthOrderBrentSolver(1e-15, 1e-300, 1e-300, 5);
        return OptionalDouble.of(solver.solve(1000, argument -> function.applyAsDouble(argument) - target, low, high));
    }
}
