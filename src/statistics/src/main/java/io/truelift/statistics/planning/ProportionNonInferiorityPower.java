package io.truelift.statistics.planning;

import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * Power of the score test that a share has not fallen by more than its margin: {@code Phi((effect + margin - z s0) / s1)} with the true shares
 * {@code p} and {@code q = p + effect}, {@code s1} the standard error at these and {@code s0} that at the shares which are most likely
 * given a fall of the margin when {@code p} and {@code q} are seen (Farrington and Manning 1990, "Test Statistics and Sample Size Formulae
 * for Comparative Binomial Trials with Null Hypothesis of Non-zero Risk Difference or Non-unity Relative Risk", Statistics in Medicine 9,
 * 1447-1454, method 3).
 *
 * <p>A two-sided plan tests with half its alpha. Where less is better, plan with the share that did not.
 *
 * @param baseline share of the control, between 0 and 1
 * @param margin the fall that is still tolerable, above 0, as an absolute difference
 */
public record ProportionNonInferiorityPower(double baseline, double margin, PlannedTest test) implements PowerFunction {

    public ProportionNonInferiorityPower {
        if (!(baseline > 0 && baseline < 1 && margin > 0 && margin < baseline)) {
            throw new IllegalArgumentException(
                    "Cannot plan for a share of %s with a margin of %s: the share must lie between 0 and 1, and the margin between 0 and the share."
                            .formatted(baseline, margin));
        }
    }

    @Override
    public double power(double units, double effect) {
        double treated = baseline + effect;
        if (!(treated >= 0 && treated <= 1)) {
            throw new IllegalArgumentException(
                    "Cannot plan for an effect of %s on a share of %s: the treatment's share would be outside 0 to 1."
                            .formatted(effect, baseline));
        }
        double distance = effect + margin;
        if (!(distance > 0)) {
            return 0;
        }
        double likely = likelyAtMargin(treated);
        double underNull = Math.sqrt(variance(likely, likely - margin));
        double underEffect = Math.sqrt(variance(baseline, treated));
        return Normal.survival((test.normalCriticalValue() * underNull - distance * Math.sqrt(units)) / underEffect);
    }

    /** Variance of the difference, times the units of the control. */
    private double variance(double control, double treated) {
        return control * (1 - control) + treated * (1 - treated) / test.ratio();
    }

    /** The control's most likely share if the treatment's is below it by the margin: where the slope of the likelihood crosses zero. */
    private double likelyAtMargin(double treated) {
        double rounding = 1e-12 * Math.min(margin, 1 - margin);
        return new BrentSolver(1e-15, 1e-15)
                .solve(1000, share -> slope(share, treated), margin + rounding, 1 - rounding);
    }

    private double slope(double share, double treated) {
        double lowered = share - margin;
        return (baseline - share) / (share * (1 - share))
                + test.ratio() * (treated - lowered) / (lowered * (1 - lowered));
    }

    @Override
    public double largestEffect(Direction direction) {
        return direction == Direction.INCREASE ? 1 - baseline : baseline;
    }

    @Override
    public double scale() {
        return Math.min(baseline, 1 - baseline);
    }
}
