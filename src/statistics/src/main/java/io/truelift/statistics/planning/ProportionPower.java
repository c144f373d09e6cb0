package io.truelift.statistics.planning;

/**
 * Power of the score test of two shares {@code p} and {@code q = p + effect}:
 * {@code Phi((|q - p| - z sqrt(r (1 - r) (1/n + 1/m))) / sqrt(p (1 - p) / n + q (1 - q) / m))} with the pooled share
 * {@code r = (n p + m q) / (n + m)} and {@code m = ratio n} (Fleiss, Levin and Paik 2003, "Statistical Methods for Rates and
 * Proportions", 3rd ed., eq. 4.14 and 4.19, without the correction for continuity). With equal arms this is R's
 * {@code power.prop.test}, also its {@code strict} form.
 *
 * <p>A one-sided test is one in the direction of the effect, whichever that is: R takes the size of {@code p1 - p2}, too.
 *
 * <p>Normal approximation: holds where some ten units of each arm did it, and ten did not.
 */
public record ProportionPower(double baseline, PlannedTest test) implements PowerFunction {

    /** @param baseline share of the control, from 0 to 1 */
    public ProportionPower {
        if (!(baseline >= 0 && baseline <= 1)) {
            throw new IllegalArgumentException(
                    "Cannot plan for a share of %s in the control: it must lie between 0 and 1. A share of 5 %% is 0.05."
                            .formatted(baseline));
        }
    }

    public static ProportionPower of(double baseline, PlannedTest test) {
        return new ProportionPower(baseline, test);
    }

    @Override
    public double power(double units, double effect) {
        double treated = baseline + effect;
        if (!(treated >= 0 && treated <= 1)) {
            throw new IllegalArgumentException(
                    "Cannot plan for an effect of %s on a share of %s: the treatment's share would be %s, outside 0 to 1. The effect is the absolute difference."
                            .formatted(effect, baseline, treated));
        }
        double ratio = test.ratio();
        double pooled = (baseline + ratio * treated) / (1 + ratio);
        double underNull = Math.sqrt(pooled * (1 - pooled) * (1 + 1 / ratio));
        double underEffect = Math.sqrt(baseline * (1 - baseline) + treated * (1 - treated) / ratio);
        double critical = test.normalCriticalValue() * underNull;
        double shift = Math.sqrt(units) * Math.abs(effect);
        if (critical == 0 && shift == 0) {
            // Nobody, or everybody, in both arms: no test finds anything.
            return 0;
        }
        double power = Normal.survival((critical - shift) / underEffect);
        return test.sides() == Sides.TWO_STRICT ? power + Normal.survival((critical + shift) / underEffect) : power;
    }

    @Override
    public double largestEffect(Direction direction) {
        return direction == Direction.INCREASE ? 1 - baseline : baseline;
    }

    @Override
    public double scale() {
        return Math.max(Math.min(baseline, 1 - baseline), 1e-3);
    }
}
