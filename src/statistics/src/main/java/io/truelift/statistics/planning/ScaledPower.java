package io.truelift.statistics.planning;

/**
 * A plan whose units are worth more or less than in the plain one: {@code power(units / factor)}.
 *
 * @param plain the plan without the factor
 * @param factor units needed for each that the plain plan needs, above 0
 */
public record ScaledPower(PowerFunction plain, double factor) implements PowerFunction {

    public ScaledPower {
        if (!(factor > 0 && Double.isFinite(factor))) {
            throw new IllegalArgumentException(
                    "Cannot plan with %s times the units: the factor must be above 0.".formatted(factor));
        }
    }

    @Override
    public double power(double units, double effect) {
        return plain.power(units / factor, effect);
    }

    @Override
    public double powerTowards(Direction direction, double units, double size) {
        return plain.powerTowards(direction, units / factor, size);
    }

    @Override
    public PlannedTest test() {
        return plain.test();
    }

    @Override
    public double fewestUnits() {
        return plain.fewestUnits() * factor;
    }

    @Override
    public double largestEffect(Direction direction) {
        return plain.largestEffect(direction);
    }

    @Override
    public double scale() {
        return plain.scale();
    }
}
