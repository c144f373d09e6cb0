package io.truelift.statistics.planning;

import java.util.OptionalDouble;

/**
 * How likely a planned test is to find an effect; and from that the units it needs, and the smallest effect it finds. Units are those of
 * the control and may be fractions, as in R: round up. Effects are absolute, in the unit of the metric: for a lift, multiply by the
 * {@link Baseline}.
 */
public sealed interface PowerFunction
        permits ProportionPower,
                MeanPower,
                EstimatePower,
                NonInferiorityPower,
                ProportionNonInferiorityPower,
                ScaledPower {

    /** Probability that the test finds the effect; rises with the units and with the size of the effect. */
    double power(double units, double effect);

    /**
     * The same for an effect that lies in the direction in which the test was planned; differs for a one-sided test of means, which sees
     * increases only where nothing is said.
     *
     * @param size of the effect, without its sign
     */
    default double powerTowards(Direction direction, double units, double size) {
        return power(units, direction.sign() * size);
    }

    /** What was agreed about the test. */
    PlannedTest test();

    /** Fewest units with which the test makes sense. */
    default double fewestUnits() {
        return 1e-6;
    }

    /** Largest effect there can be in this direction, unsigned. */
    default double largestEffect(Direction direction) {
        return Double.MAX_VALUE;
    }

    /** An effect that is of the order of what a unit can show, where a search may start. */
    double scale();

    /** Units of the control with which the test finds the effect with this power; absent where no number is enough. */
    default OptionalDouble units(double effect, double power) {
        test().requireAbove(power);
        if (!Double.isFinite(effect)) {
            throw new IllegalArgumentException(
                    "Cannot plan for an effect of %s: it must be a number.".formatted(effect));
        }
        return Search.rising(units -> power(units, effect), power, fewestUnits(), 1, 1e18);
    }

    /** The smallest effect, with its sign, that the test finds with this power; absent where none is large enough. */
    default OptionalDouble smallestEffect(double units, double power, Direction direction) {
        test().requireAbove(power);
        if (!(units > fewestUnits())) {
            return OptionalDouble.empty();
        }
        double smallest = scale() * 1e-12;
        double largest = largestEffect(direction);
        OptionalDouble found = Search.rising(
                size -> powerTowards(direction, units, size), power, smallest, scale() / Math.sqrt(units), largest);
        return found.isPresent() ? OptionalDouble.of(direction.sign() * found.getAsDouble()) : found;
    }

    /**
     * The same test where it takes {@code factor} times the units: more for clusters and for looks in between, fewer with a covariate
     * ({@link UnitFactor}).
     */
    default PowerFunction needing(double factor) {
        return new ScaledPower(this, factor);
    }
}
