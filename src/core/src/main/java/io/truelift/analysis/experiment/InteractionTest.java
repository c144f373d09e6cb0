package io.truelift.analysis.experiment;

import io.truelift.statistics.Estimate;
import io.truelift.statistics.Inference;
import io.truelift.statistics.Interval;
import java.util.List;
import java.util.Optional;

/**
 * Whether a treatment works otherwise for those who met the treatment of another experiment than for those who met its control: the
 * difference of differences {@code (m11 - m01) - (m10 - m00)} of the four means {@code m(variant, other variant)}, with the sum of their
 * variances and Welch and Satterthwaite's degrees of freedom {@code (sum v)^2 / sum(v^2 / (n - 1))} (Satterthwaite 1946, "An Approximate
 * Distribution of Estimates of Variance Components", Biometrics Bulletin 2, 110-114; for experiments that overlap, Kohavi, Tang and Xu 2020,
 * "Trustworthy Online Controlled Experiments", chapter 4).
 *
 * <p>Customers were assigned at random in each experiment by itself, so that the four cells are random parts of those who met both, unless
 * a variant of one decides who meets the other.
 */
final class InteractionTest {

    private final double alpha;

    /** @param alpha two-sided significance level */
    InteractionTest(double alpha) {
        this.alpha = alpha;
    }

    /**
     * @param difference with its interval
     * @param standardError of the difference
     * @param degreesOfFreedom of the standard error
     * @param pValue two-sided
     */
    record Result(Estimate difference, double standardError, double degreesOfFreedom, double pValue) {}

    /** Absent where a cell has fewer than two customers or nothing to divide by, or where no value differs from another. */
    Optional<Result> test(
            OverlapCell bothControl, OverlapCell treatment, OverlapCell otherTreatment, OverlapCell both) {
        List<OverlapCell> cells = List.of(bothControl, treatment, otherTreatment, both);
        if (cells.stream().anyMatch(cell -> cell.units() < 2 || cell.d().signum() == 0)) {
            return Optional.empty();
        }
        double variance = 0;
        double denominator = 0;
        for (OverlapCell cell : cells) {
            double squared = cell.squaredStandardError();
            variance += squared;
            denominator += squared * squared / (cell.units() - 1);
        }
        if (variance == 0) {
            return Optional.empty();
        }
        double value = (both.mean() - otherTreatment.mean()) - (treatment.mean() - bothControl.mean());
        double error = Math.sqrt(variance);
        double degrees = variance * variance / denominator;
        Inference inference = new Inference.FixedHorizon(alpha);
        Inference.Basis basis = new Inference.Basis(
                degrees, cells.stream().mapToLong(OverlapCell::units).sum());
        double half = inference.criticalValue(basis) * error;
        return Optional.of(new Result(
                new Estimate(value, new Interval(value - half, value + half, 1 - alpha)),
                error,
                degrees,
                inference.pValue(value / error, basis)));
    }
}
