package io.truelift.webui.chart;

import io.truelift.statistics.Estimate;
import java.util.List;

/**
 * The stretch of an axis.
 *
 * @param low left end
 * @param high right end
 */
public record Axis(double low, double high) {
    private static final double MARGIN = 0.08;

    public Axis {
        if (!(low < high)) {
            throw new IllegalArgumentException("Cannot draw an axis from %s to %s".formatted(low, high));
        }
    }

    /** Reaches around every finite bound and zero, with a margin. */
    public static Axis around(List<Estimate> estimates) {
        return reaching(0, 0, estimates);
    }

    /** Reaches around every finite bound, with a margin. */
    public static Axis closelyAround(List<Estimate> estimates) {
        return reaching(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, estimates);
    }

    private static Axis reaching(double low, double high, List<Estimate> estimates) {
        for (Estimate estimate : estimates) {
            for (double value : new double[] {estimate.value(), estimate.interval().low(), estimate.interval().high()}) {
                if (Double.isFinite(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        if (!(low < high)) {
            double middle = Double.isFinite(low) ? low : 0;
            return new Axis(middle - 1, middle + 1);
        }
        double margin = (high - low) * MARGIN;
        return new Axis(low - margin, high + margin);
    }

    /** The value, or the end of the axis that it lies beyond. */
    public double clamp(double value) {
        return Math.clamp(value, low, high);
    }

    /** Where the value lies, 0 at the left end and 1 at the right one. */
    public double place(double value) {
        return (clamp(value) - low) / (high - low);
    }
}
