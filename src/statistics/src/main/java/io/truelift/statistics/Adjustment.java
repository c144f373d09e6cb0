package io.truelift.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Corrections of p-values for having several chances, as {@code p.adjust} in R gives them and under its names. A corrected p-value is
 * compared with alpha as it is. The first four keep the chance of any false alarm below alpha, the last two the expected share of false
 * alarms among all alarms.
 */
public enum Adjustment {
    /** As they are. */
    NONE("none"),
    /** Times the number of tests; whatever their dependence. */
    BONFERRONI("bonferroni"),
    /** Holm 1979, Scandinavian Journal of Statistics 6, 65-70: never worse than Bonferroni's, whatever the dependence. */
    HOLM("holm"),
    /** Hochberg 1988, Biometrika 75, 800-802: independent or positively dependent tests. */
    HOCHBERG("hochberg"),
    /** Hommel 1988, Biometrika 75, 383-386: never worse than Hochberg's, under the same assumption. */
    HOMMEL("hommel"),
    /** Benjamini and Hochberg 1995, JRSS B 57, 289-300: independent or positively dependent tests. */
    BENJAMINI_HOCHBERG("BH", "fdr"),
    /** Benjamini and Yekutieli 2001, Annals of Statistics 29, 1165-1188: whatever the dependence. */
    BENJAMINI_YEKUTIELI("BY");

    private final List<String> names;

    Adjustment(String... names) {
        this.names = List.of(names);
    }

    /** The correction with this name of R's, upper or lower case. */
    public static Optional<Adjustment> named(String name) {
        return Arrays.stream(values())
                .filter(adjustment -> adjustment.names.stream().anyMatch(name::equalsIgnoreCase))
                .findFirst();
    }

    /** All names, with commas. */
    public static String allNames() {
        return Arrays.stream(values())
                .flatMap(adjustment -> adjustment.names.stream())
                .collect(Collectors.joining(", "));
    }

    /**
     * The corrected p-values, in the order given.
     *
     * @throws IllegalArgumentException if one is not between 0 and 1
     */
    public double[] adjust(double... pValues) {
        for (double pValue : pValues) {
            if (!(pValue >= 0 && pValue <= 1)) {
                throw new IllegalArgumentException(
                        "Cannot correct a p-value of %s: it must lie between 0 and 1.".formatted(pValue));
            }
        }
        int[] ascending = IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] sorted = Arrays.stream(ascending).mapToDouble(i -> pValues[i]).toArray();
        double[] corrected = ofAscending(sorted);
        double[] adjusted = new double[pValues.length];
        for (int rank = 0; rank < corrected.length; rank++) {
            adjusted[ascending[rank]] = Math.min(1, corrected[rank]);
        }
        return adjusted;
    }

    private double[] ofAscending(double[] p) {
        int tests = p.length;
        return switch (this) {
            case NONE -> p;
            case BONFERRONI -> Arrays.stream(p).map(each -> each * tests).toArray();
            case HOLM -> neverFalling(rank -> (tests - rank) * p[rank], tests);
            case HOCHBERG -> neverAboveTheNext(rank -> (tests - rank) * p[rank], tests);
            case HOMMEL -> hommel(p);
            case BENJAMINI_HOCHBERG -> neverAboveTheNext(rank -> (double) tests / (rank + 1) * p[rank], tests);
            case BENJAMINI_YEKUTIELI -> {
                double harmonic = IntStream.rangeClosed(1, tests)
                        .mapToDouble(i -> 1.0 / i)
                        .sum();
                yield neverAboveTheNext(rank -> harmonic * tests / (rank + 1) * p[rank], tests);
            }
        };
    }

    private static double[] neverFalling(IntToDoubleFunction multiplied, int tests) {
        double[] corrected = IntStream.range(0, tests).mapToDouble(multiplied).toArray();
        for (int rank = 1; rank < tests; rank++) {
            corrected[rank] = Math.max(corrected[rank], corrected[rank - 1]);
        }
        return corrected;
    }

    private static double[] neverAboveTheNext(IntToDoubleFunction multiplied, int tests) {
        double[] corrected = IntStream.range(0, tests).mapToDouble(multiplied).toArray();
        for (int rank = tests - 2; rank >= 0; rank--) {
            corrected[rank] = Math.min(corrected[rank], corrected[rank + 1]);
        }
        return corrected;
    }

    /**
     * The largest Simes p-value of all sets of hypotheses that hold this one: for every size of set, that of the set with the largest
     * other p-values (Wright 1992, "Adjusted P-values for Simultaneous Inference", Biometrics 48, 1005-1013).
     */
    private static double[] hommel(double[] p) {
        int tests = p.length;
        double[] corrected = p.clone();
        for (int size = tests; size >= 2; size--) {
            int others = tests - size + 1;
            double largest = Double.POSITIVE_INFINITY;
            for (int place = 2; place <= size; place++) {
                largest = Math.min(largest, size * p[others + place - 2] / place);
            }
            for (int rank = 0; rank < tests; rank++) {
                double simes =
                        rank < others ? Math.min(size * p[rank], largest) : Math.min(size * p[others - 1], largest);
                corrected[rank] = Math.max(corrected[rank], simes);
            }
        }
        return corrected;
    }
}
