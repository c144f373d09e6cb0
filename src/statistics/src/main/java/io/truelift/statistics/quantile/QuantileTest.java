package io.truelift.statistics.quantile;

import io.truelift.statistics.Comparison;
import io.truelift.statistics.Inference;
import io.truelift.statistics.MeanComparison;

/**
 * Test of a quantile of two arms, with intervals for the difference and the lift: the arms' quantiles with their standard errors
 * ({@link QuantileEstimator}), compared as means are by Welch's test, under any {@link Inference}. Sample quantiles are near normal for
 * as many units as the estimator asks for.
 */
public final class QuantileTest {

    private final MeanComparison comparison;

    private QuantileTest(Inference inference) {
        this.comparison = new MeanComparison(inference);
    }

    public static QuantileTest under(Inference inference) {
        return new QuantileTest(inference);
    }

    /** One arm's quantile. */
    public static QuantileEstimate estimate(QuantileSummary summary) {
        return QuantileEstimator.estimate(summary);
    }

    /**
     * @throws IllegalArgumentException if the arms were summarised for different quantiles, or come without the sums that the error takes
     */
    public Comparison compare(QuantileSummary control, QuantileSummary treatment) {
        if (control.quantile() != treatment.quantile()) {
            throw new IllegalArgumentException(
                    "Cannot compare quantile %s of the treatment with quantile %s of the control."
                            .formatted(treatment.quantile(), control.quantile()));
        }
        return switch (estimate(control)) {
            case QuantileEstimate.NotEnoughData missing -> new Comparison.NotEnoughData("Control: " + missing.reason());
            case QuantileEstimate.Measured ofControl ->
                switch (estimate(treatment)) {
                    case QuantileEstimate.NotEnoughData missing ->
                        new Comparison.NotEnoughData("Treatment: " + missing.reason());
                    case QuantileEstimate.Measured ofTreatment ->
                        comparison.compare(
                                "quantile %s".formatted(control.quantile()),
                                ofControl.estimate(),
                                ofTreatment.estimate());
                };
        };
    }
}
