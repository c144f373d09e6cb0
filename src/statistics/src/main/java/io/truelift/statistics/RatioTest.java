package io.truelift.statistics;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Test of a ratio metric, such as revenue per order when customers were randomised, with intervals for the difference and the lift.
 *
 * <p>The arms' ratios and variances are those of {@link RatioSummary} (delta method); test and intervals are those of
 * {@link WelchTest} over them. With a denominator of 1 for every unit this is Welch's test to the last digit.
 *
 * <p>Fewer than two units in an arm, denominators that add up to zero, or no variance in either arm:
 * {@link Comparison.NotEnoughData}. The lift is absent where the control's ratio cannot be told from zero.
 */
public final class RatioTest {

    private final MeanComparison comparison;

    private RatioTest(Inference inference) {
        this.comparison = new MeanComparison(inference);
    }

    /** @param alpha two-sided significance level, such as 0.05 for intervals of 95 % */
    public static RatioTest atAlpha(double alpha) {
        return under(new Inference.FixedHorizon(alpha));
    }

    public static RatioTest under(Inference inference) {
        return new RatioTest(inference);
    }

    public Comparison compare(RatioSummary control, RatioSummary treatment) {
        return missing(control, treatment)
                .<Comparison>map(reason -> reason)
                .orElseGet(() -> comparison.compare("delta method", control.estimate(), treatment.estimate()));
    }

    static Optional<Comparison.NotEnoughData> missing(RatioSummary control, RatioSummary treatment) {
        return Units.tooFew(control.n(), treatment.n())
                .or(() -> withoutDenominator("control", control.denominator()))
                .or(() -> withoutDenominator("treatment", treatment.denominator()));
    }

    static Optional<Comparison.NotEnoughData> withoutDenominator(String arm, BigDecimal denominator) {
        return denominator.signum() == 0
                ? Optional.of(new Comparison.NotEnoughData(
                        "The denominators of the %s add up to zero, so its ratio has no value.".formatted(arm)))
                : Optional.empty();
    }
}
