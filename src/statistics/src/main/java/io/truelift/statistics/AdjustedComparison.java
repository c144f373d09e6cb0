package io.truelift.statistics;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A comparison of arms after what was known before the experiment has been taken out.
 *
 * @param comparison of the adjusted estimates; of the plain ones where nothing could be adjusted
 * @param controlSlopes theta: how much the outcome rises with each covariate, in the control; zero for a covariate that was left out
 * @param treatmentSlopes the same in the treatment; equal to the control's where the slopes are pooled
 * @param varianceReduction one less adjusted over unadjusted squared standard error of the difference; absent without a difference
 * @param notes what was left out and why, as sentences
 */
public record AdjustedComparison(
        Comparison comparison,
        List<Double> controlSlopes,
        List<Double> treatmentSlopes,
        OptionalDouble varianceReduction,
        List<String> notes) {

    public AdjustedComparison {
        controlSlopes = List.copyOf(controlSlopes);
        treatmentSlopes = List.copyOf(treatmentSlopes);
        notes = List.copyOf(notes);
    }

    /** Less than this of the variance left is what rounding leaves: the covariates say all of the outcome. */
    private static final double NOTHING_LEFT = 1e-20;

    static AdjustedComparison notEnough(Comparison.NotEnoughData reason) {
        return new AdjustedComparison(reason, List.of(), List.of(), OptionalDouble.empty(), List.of());
    }

    /** One less the quotient of the variances; none where there is nothing to reduce. */
    static OptionalDouble reduction(JointEstimate adjusted, JointEstimate plain) {
        return plain.differenceVariance() > 0
                ? OptionalDouble.of(1 - adjusted.differenceVariance() / plain.differenceVariance())
                : OptionalDouble.empty();
    }

    /** Compares what was adjusted, unless it varies no more than rounding does though the plain estimates vary. */
    static Comparison compareUnlessExhausted(
            MeanComparison comparison, String method, JointEstimate adjusted, JointEstimate plain) {
        return plain.differenceVariance() > 0
                        && adjusted.differenceVariance() <= NOTHING_LEFT * plain.differenceVariance()
                ? new Comparison.NotEnoughData(
                        "The covariates predict the outcome of every unit exactly, so the play of chance cannot be measured.")
                : comparison.compare(method, adjusted);
    }
}
