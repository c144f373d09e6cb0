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
    private static final double ROOM = 4;

    public Axis {
        if (!(low < high)) {
            throw new IllegalArgumentException("Cannot draw an axis from %s to %s".formatted(low, high));
        }
    }

    /**
     * Reaches around zero and the bounds, with a margin. Bounds far beyond those of the other rows are left outside, so
     * that one wide interval does not flatten the rest; whoever draws says where an interval goes on.
     */
    public static Axis around(List<Estimate> estimates) {
        double limit = ROOM
                * middle(estimates.stream()
                        .map(Axis::reach)
                        .filter(Double::isFinite)
                        .sorted()
                        .toList());
        return reaching(0, 0, estimates, limit);
    }

    /** How far from zero an estimate goes. */
    private static double reach(Estimate estimate) {
        return Math.max(
                Math.abs(estimate.interval().low()),
                Math.abs(estimate.interval().high()));
    }

    /** The middle one, the lesser of two; any where there is none. */
    private static double middle(List<Double> sorted) {
        return sorted.isEmpty() ? Double.POSITIVE_INFINITY : sorted.get((sorted.size() - 1) / 2);
    }

    /** Reaches around every finite bound, with a margin. */
    public static Axis closelyAround(List<Estimate> estimates) {
        return reaching(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, estimates, Double.POSITIVE_INFINITY);
    }

    private static Axis reaching(double low, double high, List<Estimate> estimates, double limit) {
        for (Estimate estimate : estimates) {
            for (double value : new double[] {
                estimate.value(), estimate.interval().low(), estimate.interval().high()
            }) {
                if (Double.isFinite(value)) {
                    low = Math.min(low, Math.max(value, -limit));
                    high = Math.max(high, Math.min(value, limit));
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

    /** Whether the value lies on it. */
    public boolean holds(double value) {
        return low <= value && value <= high;
    }

    /** Where the value lies, 0 at the left end and 1 at the right one. */
    public double place(double value) {
        return (clamp(value) - low) / (high - low);
    }
}
