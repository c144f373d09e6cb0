package io.truelift.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * What several variables per unit add up to over the units of one arm: their sums, sums of squares and sums of products, exactly. From
 * these follow the summaries of any of the variables, and of any weighted sum of them. Moments merge by addition.
 *
 * @param n units
 * @param sums sum of each variable
 * @param products row {@code i} has the sums of variable {@code i} times variable {@code i}, times {@code i + 1}, and so on to the last:
 *     the upper triangle
 */
public record Moments(long n, List<BigDecimal> sums, List<List<BigDecimal>> products) {

    private static final BigDecimal ROUNDING = new BigDecimal("1e-12");

    /** @throws IllegalArgumentException if the triangle has not the size of the sums, or no values have these sums */
    public Moments {
        sums = List.copyOf(sums);
        products = products.stream().map(List::copyOf).toList();
        if (products.size() != sums.size()) {
            throw new IllegalArgumentException(
                    "Cannot summarise %d variables with %d rows of products.".formatted(sums.size(), products.size()));
        }
        for (int i = 0; i < sums.size(); i++) {
            if (products.get(i).size() != sums.size() - i) {
                throw new IllegalArgumentException(
                        "Cannot summarise %d variables with %d products in row %d: there must be %d, of variable %d with itself and those after it."
                                .formatted(sums.size(), products.get(i).size(), i, sums.size() - i, i));
            }
            new SampleSummary(n, sums.get(i), products.get(i).getFirst());
        }
        requirePossible(n, sums, products);
    }

    /** Of one unit. */
    public static Moments of(List<BigDecimal> values) {
        List<List<BigDecimal>> products = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            BigDecimal value = values.get(i);
            products.add(values.subList(i, values.size()).stream()
                    .map(value::multiply)
                    .toList());
        }
        return new Moments(1, values, products);
    }

    /** Of no units, each with so many variables. */
    public static Moments empty(int variables) {
        List<List<BigDecimal>> products = new ArrayList<>();
        for (int i = 0; i < variables; i++) {
            products.add(Collections.nCopies(variables - i, BigDecimal.ZERO));
        }
        return new Moments(0, Collections.nCopies(variables, BigDecimal.ZERO), products);
    }

    public Moments plus(Moments other) {
        if (variables() != other.variables()) {
            throw new IllegalArgumentException(
                    "Cannot add moments of %d variables to moments of %d.".formatted(other.variables(), variables()));
        }
        List<List<BigDecimal>> added = new ArrayList<>();
        for (int i = 0; i < products.size(); i++) {
            added.add(added(products.get(i), other.products.get(i)));
        }
        return new Moments(Math.addExact(n, other.n), added(sums, other.sums), added);
    }

    public int variables() {
        return sums.size();
    }

    /** Sum of one variable times another, or times itself. */
    public BigDecimal product(int one, int other) {
        return products.get(Math.min(one, other)).get(Math.abs(one - other));
    }

    /** Only these variables, in this order. */
    public Moments only(List<Integer> variables) {
        List<List<BigDecimal>> some = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            int one = variables.get(i);
            some.add(variables.subList(i, variables.size()).stream()
                    .map(other -> product(one, other))
                    .toList());
        }
        return new Moments(n, variables.stream().map(sums::get).toList(), some);
    }

    public SampleSummary sample(int variable) {
        return new SampleSummary(n, sums.get(variable), product(variable, variable));
    }

    public RatioSummary ratio(int numerator, int denominator) {
        return new RatioSummary(
                n,
                sums.get(numerator),
                sums.get(denominator),
                product(numerator, numerator),
                product(denominator, denominator),
                product(numerator, denominator));
    }

    /** @throws IllegalArgumentException if the variable has other values than 0 and 1 */
    public ProportionSummary proportion(int variable) {
        BigDecimal sum = sums.get(variable);
        if (sum.compareTo(product(variable, variable)) != 0
                || sum.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException(
                    "Cannot count the successes of a variable with sum %s and sum of squares %s: it has other values than 0 and 1."
                            .formatted(sum, product(variable, variable)));
        }
        return new ProportionSummary(n, sum.longValueExact());
    }

    /** The summary of {@code constant + sum(weight * variable)} over the units. */
    SampleSummary weighted(BigDecimal constant, List<BigDecimal> weights) {
        BigDecimal units = SampleSummary.decimal(n);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (int i = 0; i < weights.size(); i++) {
            sum = sum.add(weights.get(i).multiply(sums.get(i)));
            for (int j = 0; j < weights.size(); j++) {
                squares = squares.add(weights.get(i).multiply(weights.get(j)).multiply(product(i, j)));
            }
        }
        BigDecimal shift = constant.multiply(BigDecimal.TWO)
                .multiply(sum)
                .add(constant.multiply(constant).multiply(units));
        return SampleSummary.rounded(n, sum.add(constant.multiply(units)), squares.add(shift));
    }

    /** {@code n} times the sum of products around the means: {@code n sum(x y) - sum(x) sum(y)}. */
    BigDecimal spread(int one, int other) {
        return spread(n, product(one, other), sums.get(one), sums.get(other));
    }

    private static BigDecimal spread(long n, BigDecimal product, BigDecimal one, BigDecimal other) {
        return SampleSummary.decimal(n).multiply(product).subtract(one.multiply(other));
    }

    /** Cauchy's and Schwarz's inequality for every two variables, around their means. */
    private static void requirePossible(long n, List<BigDecimal> sums, List<List<BigDecimal>> products) {
        for (int i = 0; i < sums.size(); i++) {
            for (int j = i + 1; j < sums.size(); j++) {
                BigDecimal product = Objects.requireNonNull(products.get(i).get(j - i));
                BigDecimal oneSquares = products.get(i).getFirst();
                BigDecimal otherSquares = products.get(j).getFirst();
                BigDecimal common = spread(n, product, sums.get(i), sums.get(j));
                BigDecimal one = spread(n, oneSquares, sums.get(i), sums.get(i)).max(BigDecimal.ZERO);
                BigDecimal other =
                        spread(n, otherSquares, sums.get(j), sums.get(j)).max(BigDecimal.ZERO);
                BigDecimal units = SampleSummary.decimal(n);
                BigDecimal rounding =
                        ROUNDING.multiply(units.multiply(oneSquares)).multiply(units.multiply(otherSquares));
                boolean withoutUnits = n == 0 && product.signum() != 0;
                if (withoutUnits
                        || common.multiply(common).compareTo(one.multiply(other).add(rounding)) > 0) {
                    throw new IllegalArgumentException(
                            "Cannot summarise %d units with sum of products %s of variables %d and %d: no values have these sums. Check the query that adds them up."
                                    .formatted(n, product, i, j));
                }
            }
        }
    }

    private static List<BigDecimal> added(List<BigDecimal> one, List<BigDecimal> other) {
        List<BigDecimal> added = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            added.add(one.get(i).add(other.get(i)));
        }
        return added;
    }
}
