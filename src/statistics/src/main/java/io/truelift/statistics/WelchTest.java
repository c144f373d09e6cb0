package io.truelift.statistics;

/**
 * Welch's test of two means, with an interval for the difference and one for the lift.
 *
 * <p>{@code t = (T - C) / sqrt(v + w)}, where {@code v} and {@code w} are the arms' variances over their units, against Student's
 * distribution with {@code (v + w)^2 / (v^2 / (n - 1) + w^2 / (m - 1))} degrees of freedom (Welch 1938, "The Significance of the
 * Difference between Two Means when the Population Variances are Unequal", Biometrika 29, 350-362; Satterthwaite 1946, "An Approximate
 * Distribution of Estimates of Variance Components", Biometrics Bulletin 2, 110-114). The interval is
 * {@code T - C ± t* sqrt(v + w)}; the lift's is Fieller's with the same {@code t*}. So p-value, difference and lift always say the same.
 *
 * <p>Assumes independent units and means that are near normal; with skewed money per customer that takes some hundred units an arm.
 * In simulations with a skewness of 7, false alarms at 5 % are 5.1 % with 1,000 units in each arm and 4.0 % with 100: arms of one size cancel
 * each other's skewness. Where one arm is small and the other large they do not: 5.8 % with 9,000 and 1,000 units, 5.4 % with 27,000 and 3,000.
 * One arm without variance is tested with the other's degrees of freedom. Fewer than two units in an arm, or no variance in either:
 * {@link Comparison.NotEnoughData}. The lift is absent where the control's mean cannot be told from zero.
 */
public final class WelchTest {

    private final MeanComparison comparison;

    private WelchTest(Inference inference) {
        this.comparison = new MeanComparison(inference);
    }

    /** @param alpha two-sided significance level, such as 0.05 for intervals of 95 % */
    public static WelchTest atAlpha(double alpha) {
        return under(new Inference.FixedHorizon(alpha));
    }

    public static WelchTest under(Inference inference) {
        return new WelchTest(inference);
    }

    public Comparison compare(SampleSummary control, SampleSummary treatment) {
        return Units.tooFew(control.n(), treatment.n())
                .<Comparison>map(reason -> reason)
                .orElseGet(() -> comparison.compare("Welch", control.estimate(), treatment.estimate()));
    }
}
