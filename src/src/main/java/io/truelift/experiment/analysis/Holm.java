package io.truelift.experiment.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holm's step-down correction of p-values for having several chances (Holm 1979, Scandinavian Journal of Statistics 6,
 * 65-70): the k-th smallest of m is multiplied by m - k + 1 and is never below the one before it. Holds whatever the
 * dependence between the tests, such as treatments that share a control.
 */
final class Holm {
    private Holm() {}

    /** The corrected p-values, in the order given. */
    static double[] adjusted(double... pValues) {
        List<Integer> ascending = IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .toList();
        double[] adjusted = new double[pValues.length];
        double least = 0;
        for (int rank = 0; rank < pValues.length; rank++) {
            int place = ascending.get(rank);
            least = Math.max(least, Math.min(1, pValues[place] * (pValues.length - rank)));
            adjusted[place] = least;
        }
        return adjusted;
    }
}
