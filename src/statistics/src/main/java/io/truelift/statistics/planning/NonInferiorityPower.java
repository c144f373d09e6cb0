package io.truelift.statistics.planning;

/**
 * Power to show that a metric has not become worse than its margin: the one-sided test of {@code effect <= -margin}, which is the test of
 * an effect that is larger by the margin (Julious 2004, "Sample Sizes for Clinical Trials with Normal Data", Statistics in Medicine 23,
 * 1921-1986, section 5). The effect is the true one, signed so that more is better: usually 0.
 *
 * <p>A two-sided plan tests with half its alpha, as a two-sided interval above the margin does.
 *
 * @param superiority power of the test of no effect with the same variances
 * @param margin the loss that is still tolerable, above 0, in the unit of the metric
 */
public record NonInferiorityPower(PowerFunction superiority, double margin) implements PowerFunction {

    public NonInferiorityPower {
        if (!(margin > 0 && Double.isFinite(margin))) {
            throw new IllegalArgumentException(
                    "Cannot plan for a margin of %s: it must be above 0, in the unit of the metric.".formatted(margin));
        }
        if (!(superiority instanceof MeanPower || superiority instanceof EstimatePower)) {
            throw new IllegalArgumentException(
                    "Cannot plan non-inferiority of %s: give means or estimates, and scale the result. Shares have a plan of their own."
                            .formatted(superiority));
        }
    }

    /** Zero where the true effect is worse than the margin: then the plan wants no success, and has less than alpha. */
    @Override
    public double power(double units, double effect) {
        double distance = effect + margin;
        return distance > 0 ? superiority.power(units, distance) : 0;
    }

    @Override
    public PlannedTest test() {
        return superiority.test();
    }

    @Override
    public double fewestUnits() {
        return superiority.fewestUnits();
    }

    @Override
    public double scale() {
        return superiority.scale();
    }
}
