package io.truelift.statistics.planning;

/**
 * Power of a test of two estimates whose variances are those of one unit over the units: means with unequal variances, ratios with their
 * linearised variance, quantiles. {@code Phi(|effect| / sqrt(v / n + w / m) - z)} with {@code m = ratio n} (Jennison and Turnbull 2000,
 * "Group Sequential Methods with Applications to Clinical Trials", section 3.1).
 *
 * <p>A one-sided test finds increases, as {@link MeanPower} has it.
 *
 * <p>Normal approximation, without the few units that Student's distribution adds: some {@code z^2 / 4} an arm.
 *
 * @param controlVariance variance of one unit of the control; for a ratio that of its linearised value ({@link Baseline#ofRatio})
 * @param treatmentVariance variance of one unit of the treatment
 */
public record EstimatePower(double controlVariance, double treatmentVariance, PlannedTest test)
        implements PowerFunction {

    public EstimatePower {
        if (!(controlVariance >= 0
                && treatmentVariance >= 0
                && controlVariance + treatmentVariance > 0
                && Double.isFinite(controlVariance + treatmentVariance))) {
            throw new IllegalArgumentException(
                    "Cannot plan for variances of %s and %s: they must not be negative, and one must be above 0."
                            .formatted(controlVariance, treatmentVariance));
        }
    }

    /** Both arms vary as the company's history does. */
    public static EstimatePower of(Baseline baseline, PlannedTest test) {
        return new EstimatePower(baseline.variance(), baseline.variance(), test);
    }

    @Override
    public double power(double units, double effect) {
        return test.normalPower(
                test.seen(effect) * Math.sqrt(units / (controlVariance + treatmentVariance / test.ratio())));
    }

    @Override
    public double powerTowards(Direction direction, double units, double size) {
        return power(units, size);
    }

    @Override
    public double scale() {
        return Math.sqrt(controlVariance + treatmentVariance);
    }
}
