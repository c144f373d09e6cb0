package io.truelift.analysis.totals;

import io.truelift.statistics.Moments;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one measure adds up to over the units of one variant in one slice, units without an outcome included.
 *
 * @param status {@link #COUNTED}, {@link #WINDOW_OPEN}, or why these units are not counted
 * @param metric key of the metric, or {@link #UNITS} for the units themselves
 * @param part which part of the window, as {@link Slot#part()}
 * @param slice 0 for a cluster, 1 for all, 2 for a day of exposure, 3 and more for the dimensions in their order
 * @param level the day, or the level of the dimension
 * @param variant absent where units met several
 * @param customers customers behind the units; more than units where clusters were randomised
 * @param moments units, sums and products of the variables of {@link Variables}
 * @param largest the largest values of y, largest first, ten at most
 * @param smallest the smallest, smallest first, ten at most
 * @param newestExposure newest exposure of these units
 * @param newestOutcome newest outcome of the measure
 * @param unusable values that are missing or no finite number
 * @param failed rows at which the metric's SQL failed, and totals that no whole number holds
 */
public record MeasureSums(
        String status,
        String metric,
        String part,
        int slice,
        String level,
        Optional<String> variant,
        long customers,
        Moments moments,
        List<BigDecimal> largest,
        List<BigDecimal> smallest,
        Optional<Instant> newestExposure,
        Optional<Instant> newestOutcome,
        long unusable,
        long failed) {

    /** Name of the measure that is the units themselves. */
    public static final String UNITS = "";

    public static final String COUNTED = "counted";
    public static final String WINDOW_OPEN = "window_open";

    public MeasureSums {
        largest = List.copyOf(largest);
        smallest = List.copyOf(smallest);
    }
}
