package io.truelift.statistics;

import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The test that an effect is the same in all slices: Cochran's {@code Q = sum((d_i - d)^2 / s_i^2)} around the effect
 * {@code d = sum(d_i / s_i^2) / sum(1 / s_i^2)} that they have in common, against chi-square with one degree of freedom fewer than slices (Cochran
 * 1954, "The Combination of Estimates from Different Experiments", Biometrics 10, 101-129). {@code I^2 = max(0, (Q - df) / Q)} is the share of the
 * differences between slices that is more than chance (Higgins and Thompson 2002, "Quantifying Heterogeneity in a Meta-Analysis", Statistics
 * in Medicine 21, 1539-1558, section 4).
 *
 * <p>Assumes independent slices (levels of one dimension, so that a unit is in one) with near normal effects whose standard errors are well
 * known: some fifty units an arm in each. With fewer it raises more alarms than it says. Differences and lifts can be tested alike; where the
 * slices' controls differ the two ask different questions.
 */
public final class Heterogeneity {

    private Heterogeneity() {}

    /**
     * @param statistic Cochran's Q
     * @param degreesOfFreedom slices less one
     * @param pValue probability of slices as different, or more, if the effect is the same in all
     * @param inconsistency I squared, from 0 to below 1
     * @param common the effect they have in common, by inverse variances
     * @param standardError of the common effect
     */
    public record Result(
            double statistic,
            int degreesOfFreedom,
            double pValue,
            double inconsistency,
            double common,
            double standardError) {

        public boolean isSignificant(double alpha) {
            return pValue < alpha;
        }
    }

    /** Tests the slices; absent where there are fewer than two. */
    public static Optional<Result> test(List<MeasuredEffect> slices) {
        if (slices.size() < 2) {
            return Optional.empty();
        }
        // In units of the smallest error: squares of the errors themselves may be no doubles.
        double unit =
                slices.stream().mapToDouble(MeasuredEffect::standardError).min().orElseThrow();
        double precision = 0;
        double weighted = 0;
        for (MeasuredEffect slice : slices) {
            double weight = weight(slice, unit);
            precision += weight;
            weighted += weight * (slice.value() - slices.getFirst().value());
        }
        double beside = weighted / precision;
        double statistic = 0;
        for (MeasuredEffect slice : slices) {
            double distance = (slice.value() - slices.getFirst().value() - beside) / slice.standardError();
            statistic += distance * distance;
        }
        int degreesOfFreedom = slices.size() - 1;
        return Optional.of(new Result(
                statistic,
                degreesOfFreedom,
                ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(statistic),
                statistic > degreesOfFreedom ? (statistic - degreesOfFreedom) / statistic : 0,
                slices.getFirst().value() + beside,
                unit / Math.sqrt(precision)));
    }

    private static double weight(MeasuredEffect slice, double unit) {
        double share = unit / slice.standardError();
        return share * share;
    }
}
