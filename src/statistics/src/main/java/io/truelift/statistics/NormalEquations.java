package io.truelift.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowFieldMatrix;
import org.apache.commons.math3.linear.ArrayFieldVector;
import org.apache.commons.math3.linear.FieldLUDecomposition;
import org.apache.commons.math3.linear.FieldMatrix;
import org.apache.commons.math3.util.BigReal;

/**
 * The equations {@code S slopes = s} of least squares, with the sums of squares and products of the covariates around their means, solved
 * in decimals. Covariates are taken in their order; one that does not vary, or that the ones before it predict, is left out, as R's
 * {@code lm} does.
 */
final class NormalEquations {

    /** A covariate of which less than this share of the variance is its own is predicted by the others. */
    private static final BigDecimal OWN = new BigDecimal("1e-12");

    private final List<List<BigDecimal>> products;
    private final List<Integer> kept;

    private NormalEquations(List<List<BigDecimal>> products, List<Integer> kept) {
        this.products = products;
        this.kept = kept;
    }

    /** @param products symmetric matrix of sums of squares and products around the means, in any common scale */
    static NormalEquations of(List<List<BigDecimal>> products) {
        List<Integer> kept = new ArrayList<>();
        for (int covariate = 0; covariate < products.size(); covariate++) {
            if (products.get(covariate).get(covariate).signum() > 0 && isNotPredicted(products, kept, covariate)) {
                kept.add(covariate);
            }
        }
        return new NormalEquations(products, List.copyOf(kept));
    }

    /** The same equations of fewer covariates. */
    NormalEquations keeping(List<Integer> covariates) {
        return new NormalEquations(
                products, kept.stream().filter(covariates::contains).toList());
    }

    /** The covariates that were not left out. */
    List<Integer> kept() {
        return kept;
    }

    /** The solution; zero for those left out. */
    List<BigDecimal> solve(List<BigDecimal> outcome) {
        List<BigDecimal> slopes =
                new ArrayList<>(outcome.stream().map(each -> BigDecimal.ZERO).toList());
        List<BigDecimal> scaled = kept.stream()
                .map(i -> outcome.get(i).divide(size(products, i), SampleSummary.DIGITS))
                .toList();
        BigDecimal largest = scaled.stream().map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::max);
        if (largest.signum() == 0) {
            return slopes;
        }
        List<BigDecimal> solution = solve(
                products,
                kept,
                scaled.stream()
                        .map(value -> value.divide(largest, SampleSummary.DIGITS))
                        .toList());
        for (int place = 0; place < kept.size(); place++) {
            int covariate = kept.get(place);
            slopes.set(
                    covariate,
                    solution.get(place).multiply(largest).divide(size(products, covariate), SampleSummary.DIGITS));
        }
        return slopes;
    }

    private static boolean isNotPredicted(List<List<BigDecimal>> products, List<Integer> before, int covariate) {
        if (before.isEmpty()) {
            return true;
        }
        List<BigDecimal> common =
                before.stream().map(i -> correlation(products, i, covariate)).toList();
        List<BigDecimal> slopes = solve(products, before, common);
        BigDecimal own = BigDecimal.ONE;
        for (int place = 0; place < common.size(); place++) {
            own = own.subtract(common.get(place).multiply(slopes.get(place)));
        }
        return own.compareTo(OWN) > 0;
    }

    private static List<BigDecimal> solve(
            List<List<BigDecimal>> products, List<Integer> covariates, List<BigDecimal> right) {
        BigReal[][] matrix = new BigReal[covariates.size()][covariates.size()];
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < matrix.length; column++) {
                matrix[row][column] = new BigReal(correlation(products, covariates.get(row), covariates.get(column)));
            }
        }
        FieldMatrix<BigReal> correlations = new Array2DRowFieldMatrix<>(matrix);
        BigReal[] vector = right.stream().map(BigReal::new).toArray(BigReal[]::new);
        BigReal[] solution = new FieldLUDecomposition<>(correlations)
                .getSolver()
                .solve(new ArrayFieldVector<>(vector))
                .toArray();
        return List.of(solution).stream().map(BigReal::bigDecimalValue).toList();
    }

    private static BigDecimal correlation(List<List<BigDecimal>> products, int one, int other) {
        return one == other
                ? BigDecimal.ONE
                : products.get(one)
                        .get(other)
                        .divide(size(products, one), SampleSummary.DIGITS)
                        .divide(size(products, other), SampleSummary.DIGITS);
    }

    private static BigDecimal size(List<List<BigDecimal>> products, int covariate) {
        return products.get(covariate).get(covariate).sqrt(SampleSummary.DIGITS);
    }
}
