package io.truelift.statistics.planning;

import io.truelift.statistics.RatioSummary;
import io.truelift.statistics.SampleSummary;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * What a metric has been in the past, before any treatment.
 *
 * @param value mean, share or ratio
 * @param variance of one unit: the squared standard error of the value is this over the units
 */
public record Baseline(double value, double variance) {

    private static final MathContext DIGITS = MathContext.DECIMAL128;

    public Baseline {
        if (!Double.isFinite(value) || !(variance >= 0 && Double.isFinite(variance))) {
            throw new IllegalArgumentException(
                    "Cannot plan from a value of %s with a variance of %s".formatted(value, variance));
        }
    }

    /** From values per unit; absent below two units. */
    public static Optional<Baseline> ofMean(SampleSummary history) {
        return history.n() < 2 ? Optional.empty() : Optional.of(new Baseline(history.mean(), history.variance()));
    }

    /**
     * From numerators and denominators per unit: the linearised variance {@code sum((x - R y)^2) / (n - 1) / mean(y)^2} (see
     * {@link RatioSummary}). Absent below two units or without denominator.
     */
    public static Optional<Baseline> ofRatio(RatioSummary history) {
        if (history.n() < 2 || history.denominator().signum() == 0) {
            return Optional.empty();
        }
        BigDecimal ratio = history.numerator().divide(history.denominator(), DIGITS);
        BigDecimal squares = history.numeratorSquares()
                .subtract(ratio.multiply(history.products()).multiply(BigDecimal.TWO))
                .add(ratio.multiply(ratio).multiply(history.denominatorSquares()))
                .max(BigDecimal.ZERO);
        BigDecimal units = BigDecimal.valueOf(history.n());
        BigDecimal variance = squares.multiply(units)
                .multiply(units)
                .divide(
                        units.subtract(BigDecimal.ONE)
                                .multiply(history.denominator().multiply(history.denominator())),
                        DIGITS);
        return Optional.of(new Baseline(history.ratio(), variance.doubleValue()));
    }

    /**
     * From an estimate of any kind with its standard error: a quantile, a net promoter score, a mean after regression on covariates.
     * Absent below two units.
     */
    public static Optional<Baseline> ofEstimate(double value, double squaredStandardError, long units) {
        return units < 2 ? Optional.empty() : Optional.of(new Baseline(value, squaredStandardError * units));
    }

    public double standardDeviation() {
        return Math.sqrt(variance);
    }

    /** The absolute effect of a lift, 0.05 for 5 %: the lift times the size of the value. */
    public double effectOfLift(double lift) {
        return lift * Math.abs(value);
    }
}
