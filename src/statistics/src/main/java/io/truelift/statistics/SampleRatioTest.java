package io.truelift.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.inference.ChiSquareTest;

/**
 * The test that units arrived in the planned shares: Pearson's chi-square goodness of fit,
 * {@code sum((seen - expected)^2 / expected)} with one degree of freedom fewer than arms (Pearson 1900, Philosophical Magazine 50,
 * 157-175; for experiments, Fabijan et al. 2019, "Diagnosing Sample Ratio Mismatch in Online Controlled Experiments", KDD).
 *
 * <p>Shares count relative to their sum. Assumes independent units. Where fewer than five are expected in an arm the chi-square
 * distribution does not hold: the p-value is that of {@link ExactMultinomial} there, and a note says so, also where there are too many outcomes
 * for it. Without units there is nothing to test.
 */
public final class SampleRatioTest {

    private SampleRatioTest() {}

    /**
     * @param units units that were counted
     * @param plannedShare planned share of all units, above zero
     */
    public record Arm(long units, double plannedShare) {

        /** @throws IllegalArgumentException if units are negative or the share is not above zero */
        public Arm {
            if (units < 0) {
                throw new IllegalArgumentException(
                        "Cannot test an arm of %d units: the count must not be negative.".formatted(units));
            }
            if (!(plannedShare > 0 && Double.isFinite(plannedShare))) {
                throw new IllegalArgumentException(
                        "Cannot test an arm with planned share %s: it must be above zero. Leave out arms that were not planned."
                                .formatted(plannedShare));
            }
        }
    }

    /**
     * @param statistic chi-square
     * @param degreesOfFreedom arms less one
     * @param pValue probability of shares as far off the plan, or farther, if the plan was kept
     * @param note that the p-value is another, or rough, for few expected units
     */
    public record Result(double statistic, int degreesOfFreedom, double pValue, Optional<String> note) {}

    /** Expected units below which chi-square does not hold. */
    private static final double FEW = 5;

    /**
     * Tests the arms; absent when there are no units.
     *
     * @throws IllegalArgumentException if there are fewer than two arms
     */
    public static Optional<Result> test(List<Arm> arms) {
        if (arms.size() < 2) {
            throw new IllegalArgumentException(
                    "Cannot test the shares of %d arms: it takes two or more.".formatted(arms.size()));
        }
        double total = arms.stream().mapToDouble(Arm::units).sum();
        if (total == 0) {
            return Optional.empty();
        }
        double shares = arms.stream().mapToDouble(Arm::plannedShare).sum();
        double[] expected = arms.stream()
                .mapToDouble(arm -> total * (arm.plannedShare() / shares))
                .toArray();
        long[] seen = arms.stream().mapToLong(Arm::units).toArray();
        Result rough = result(ChiSquareTest.withDefaults().statistic(expected, seen), arms.size() - 1);
        return Optional.of(
                Arrays.stream(expected).min().orElseThrow() >= FEW
                        ? rough
                        : exact(
                                rough,
                                new ExactMultinomial(
                                                seen,
                                                Arrays.stream(expected)
                                                        .map(each -> each / total)
                                                        .toArray())
                                        .pValue()));
    }

    private static Result exact(Result rough, OptionalDouble exact) {
        String note = exact.isPresent()
                ? "Fewer than 5 units were expected in an arm: the p-value is the exact one of the multinomial distribution."
                : "Fewer than 5 units were expected in an arm: the p-value of chi-square is rough.";
        return new Result(rough.statistic(), rough.degreesOfFreedom(), exact.orElse(rough.pValue()), Optional.of(note));
    }

    /**
     * The arms by day, or by the levels of another dimension.
     *
     * @param plan the levels' chi-squares against the planned shares, and their degrees of freedom, added up: whether the plan was kept on
     *     every level, also where deviations cancel out over all
     * @param heterogeneity chi-square of homogeneity: whether the arms' shares, whatever they are, are the same on every level; absent
     *     where only one level or one arm has units
     */
    public record ByLevel(Result plan, Optional<Result> heterogeneity) {}

    /**
     * Tests levels, each with the same arms in the same order; those without units are passed over. Absent when there are no units.
     *
     * @throws IllegalArgumentException if a level has fewer than two arms, or not as many as the first
     */
    public static Optional<ByLevel> testByLevel(List<List<Arm>> levels) {
        if (levels.stream().anyMatch(level -> level.size() != levels.getFirst().size())) {
            throw new IllegalArgumentException(
                    "Cannot test levels of %d and fewer or more arms: every level needs all arms."
                            .formatted(levels.getFirst().size()));
        }
        List<List<Arm>> filled = levels.stream()
                .filter(level -> level.stream().anyMatch(arm -> arm.units() > 0))
                .toList();
        if (filled.isEmpty()) {
            return Optional.empty();
        }
        List<Result> results =
                filled.stream().map(level -> test(level).orElseThrow()).toList();
        Result plan = result(
                results.stream().mapToDouble(Result::statistic).sum(),
                results.stream().mapToInt(Result::degreesOfFreedom).sum());
        return Optional.of(new ByLevel(plan, heterogeneity(filled)));
    }

    /** Pearson's chi-square of the table of levels and arms; arms without units at all are no column. */
    private static Optional<Result> heterogeneity(List<List<Arm>> levels) {
        int[] arms = IntStream.range(0, levels.getFirst().size())
                .filter(arm -> levels.stream().anyMatch(level -> level.get(arm).units() > 0))
                .toArray();
        if (levels.size() < 2 || arms.length < 2) {
            return Optional.empty();
        }
        long[][] table = levels.stream()
                .map(level -> Arrays.stream(arms)
                        .mapToLong(arm -> level.get(arm).units())
                        .toArray())
                .toArray(long[][]::new);
        return Optional.of(
                result(ChiSquareTest.withDefaults().statistic(table), (levels.size() - 1) * (arms.length - 1)));
    }

    private static Result result(double statistic, int degreesOfFreedom) {
        return new Result(
                statistic,
                degreesOfFreedom,
                ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(statistic),
                Optional.empty());
    }
}
