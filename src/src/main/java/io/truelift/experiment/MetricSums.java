package io.truelift.experiment;

import io.truelift.statistics.Comparison;
import io.truelift.statistics.ProportionSummary;
import io.truelift.statistics.ProportionTest;
import io.truelift.statistics.RatioSummary;
import io.truelift.statistics.RatioTest;
import io.truelift.statistics.SampleSummary;
import io.truelift.statistics.WelchTest;
import java.math.BigDecimal;

/**
 * What one metric adds up to over the units of one variant, units without an outcome included.
 *
 * @param units units of the variant
 * @param numerator sum of the values; for a proportion the number of units with a value above zero
 * @param numeratorSquares sum of their squares
 * @param denominator sum of a ratio's denominators; zero for other metrics
 * @param denominatorSquares sum of their squares
 * @param products sum of numerator times denominator
 */
public record MetricSums(
        long units,
        BigDecimal numerator,
        BigDecimal numeratorSquares,
        BigDecimal denominator,
        BigDecimal denominatorSquares,
        BigDecimal products) {

    /** Units of which none had an outcome. */
    public static MetricSums nothing(long units) {
        BigDecimal zero = BigDecimal.ZERO;
        return new MetricSums(units, zero, zero, zero, zero, zero);
    }

    /** The metric's figure for the variant; not a number where there is nothing to divide by. */
    public double mean(MetricKind kind) {
        return switch (kind) {
            case PROPORTION, MEAN -> sample().mean();
            case RATIO -> ratio().ratio();
        };
    }

    /** This variant, as the treatment, against the control. */
    public Comparison against(MetricSums control, MetricKind kind, double alpha) {
        return switch (kind) {
            case PROPORTION -> ProportionTest.atAlpha(alpha).compare(control.proportion(), proportion());
            case MEAN -> WelchTest.atAlpha(alpha).compare(control.sample(), sample());
            case RATIO -> RatioTest.atAlpha(alpha).compare(control.ratio(), ratio());
        };
    }

    private ProportionSummary proportion() {
        return new ProportionSummary(units, numerator.longValueExact());
    }

    private SampleSummary sample() {
        return new SampleSummary(units, numerator, numeratorSquares);
    }

    private RatioSummary ratio() {
        return new RatioSummary(units, numerator, denominator, numeratorSquares, denominatorSquares, products);
    }
}
