package io.truelift.statistics;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The test that units arrived in the planned shares: Pearson's chi-square goodness of fit,
 * {@code sum((seen - expected)^2 / expected)} with one degree of freedom fewer than arms (Pearson 1900, Philosophical Magazine 50,
 * 157-175; for experiments, Fabijan et al. 2019, "Diagnosing Sample Ratio Mismatch in Online Controlled Experiments", KDD).
 *
 * <p>Shares count relative to their sum. Assumes independent units and at least about five expected per arm. Without units there is
 * nothing to test.
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
                throw new IllegalArgumentException("Cannot test an arm of %d units: the count must not be negative.".formatted(units));
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
     */
    public record Result(double statistic, int degreesOfFreedom, double pValue) {}

    /**
     * Tests the arms; absent when there are no units.
     *
     * @throws IllegalArgumentException if there are fewer than two arms
     */
    public static Optional<Result> test(List<Arm> arms) {
        if (arms.size() < 2) {
            throw new IllegalArgumentException("Cannot test the shares of %d arms: it takes two or more.".formatted(arms.size()));
        }
        double total = arms.stream().mapToDouble(Arm::units).sum();
        if (total == 0) {
            return Optional.empty();
        }
        double shares = arms.stream().mapToDouble(Arm::plannedShare).sum();
        double[] expected = arms.stream().mapToDouble(arm -> total * (arm.plannedShare() / shares)).toArray();
        long[] seen = arms.stream().mapToLong(Arm::units).toArray();
        double statistic = new ChiSquareTest().chiSquare(expected, seen);
        int degreesOfFreedom = arms.size() - 1;
        double pValue = ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(statistic);
        return Optional.of(new Result(statistic, degreesOfFreedom, pValue));
    }
}
