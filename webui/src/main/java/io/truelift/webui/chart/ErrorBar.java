package io.truelift.webui.chart;

import io.truelift.statistics.Estimate;

/**
 * A difference and its interval, drawn small in a line of a list. Places run from 0 (left) to 100 (right).
 *
 * @param low place of the interval's lower bound
 * @param high place of its upper bound
 * @param value place of the estimate
 * @param zero place of no difference
 * @param tone colour
 */
public record ErrorBar(double low, double high, double value, double zero, Tone tone) {

    public static ErrorBar of(Estimate estimate, Axis axis, Tone tone) {
        return new ErrorBar(
                percent(axis, estimate.interval().low()),
                percent(axis, estimate.interval().high()),
                percent(axis, estimate.value()),
                percent(axis, 0),
                tone);
    }

    private static double percent(Axis axis, double value) {
        return Math.round(axis.place(value) * 10_000) / 100.0;
    }
}
