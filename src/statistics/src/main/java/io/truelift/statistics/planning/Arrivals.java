package io.truelift.statistics.planning;

import java.util.List;
import java.util.Locale;

/**
 * How units arrived in the past: how many were seen for the first time on each day of a period like the planned one. On a site with
 * regular customers that falls from day to day; the last whole week is taken to go on for ever.
 *
 * @param firstSeenPerDay units seen for the first time in the period, per day
 */
public record Arrivals(List<Long> firstSeenPerDay) {

    private static final int WEEK = 7;

    /** Longer than this no experiment should run. */
    private static final int MOST_DAYS = 3660;

    public Arrivals {
        firstSeenPerDay = List.copyOf(firstSeenPerDay);
        if (firstSeenPerDay.stream().anyMatch(units -> units < 0)) {
            throw new IllegalArgumentException(
                    "Cannot plan from arrivals %s: no day has fewer than none.".formatted(firstSeenPerDay));
        }
    }

    /** Units expected in the first days. */
    public double unitsAfter(int days) {
        int known = Math.min(days, firstSeenPerDay.size());
        double units = firstSeenPerDay.stream()
                .limit(known)
                .mapToDouble(Long::doubleValue)
                .sum();
        return units + (days - known) * lastPerDay();
    }

    /**
     * How long it takes until so many units have arrived and the last of them had their time to convert.
     *
     * @param units in all arms together
     * @param conversionDays days after its arrival in which a unit's outcomes count
     */
    public RunTime runTime(long units, int conversionDays) {
        if (firstSeenPerDay.size() < WEEK) {
            return new RunTime.Unknown("The history has %d days; it takes a whole week to tell how units arrive."
                    .formatted(firstSeenPerDay.size()));
        }
        for (int days = 1; days <= MOST_DAYS; days++) {
            if (unitsAfter(days) >= units) {
                return new RunTime.Days(days, conversionDays);
            }
        }
        return new RunTime.Unknown(String.format(
                Locale.ROOT,
                "At %,.1f new units a day it would take longer than ten years to see %,d. Plan for a larger effect, or a metric that varies less.",
                lastPerDay(),
                units));
    }

    private double lastPerDay() {
        int size = firstSeenPerDay.size();
        return firstSeenPerDay.subList(Math.max(0, size - WEEK), size).stream()
                .mapToLong(Long::longValue)
                .average()
                .orElse(0);
    }
}
