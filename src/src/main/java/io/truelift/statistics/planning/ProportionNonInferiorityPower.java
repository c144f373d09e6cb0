package io.truelift.statistics.planning;

/**
 * Power to show that a share has not fallen by more than its margin: {@code Phi((effect + margin) / sqrt(p (1 - p) / n + q (1 - q) / m) - z)}
 * with the true shares {@code p} and {@code q = p + effect} (Chow, Shao and Wang 2008, "Sample Size Calculations in Clinical Research",
 * 2nd ed., section 4.2.3). Normal approximation with the variances at the true shares.
 *
 * <p>A two-sided plan tests with half its alpha.
 *
 * @param baseline share of the control, between 0 and 1
 * @param margin the fall that is still tolerable, above 0, as an absolute difference
 */
public record ProportionNonInferiorityPower(double baseline, double margin, PlannedTest test) implements PowerFunction {

    public ProportionNonInferiorityPower {
        if (!(baseline > 0 && baseline < 1 && margin > 0 && margin < 1)) {
            throw new IllegalArgumentException(
                    "Cannot plan for a share of %s with a margin of %s: both must lie between 0 and 1.".formatted(baseline, margin));
        }
    }

    @Override
    public double power(double units, double effect) {
        double treated = baseline + effect;
        if (!(treated >= 0 && treated <= 1)) {
            throw new IllegalArgumentException("Cannot plan for an effect of %s on a share of %s: the treatment's share would be outside 0 to 1."
                    .formatted(effect, baseline));
        }
        double variance = baseline * (1 - baseline) + treated * (1 - treated) / test.ratio();
        double distance = effect + margin;
        return distance > 0 ? Normal.survival(test.normalCriticalValue() - distance * Math.sqrt(units / variance)) : 0;
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
