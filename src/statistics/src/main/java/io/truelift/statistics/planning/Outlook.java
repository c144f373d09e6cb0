package io.truelift.statistics.planning;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What an experiment would find if it ran for one week, two weeks, and so on: the other way to ask how long it takes.
 *
 * @param plan of the treatment that is hardest to judge ({@link Allocation#hardest})
 * @param allocation of the units that arrive
 * @param arrivals as in the past
 */
public record Outlook(PowerFunction plan, Allocation allocation, Arrivals arrivals) {

    /**
     * A number of whole weeks.
     *
     * @param weeks in which units arrive
     * @param controlUnits units of the control by then
     * @param smallestEffect that is found with the power asked for; absent where no effect is large enough
     */
    public record Prospect(int weeks, double controlUnits, OptionalDouble smallestEffect) {}

    /** The smallest effect, in this direction, after each number of weeks up to the last. */
    public List<Prospect> smallestEffects(double power, Direction direction, int lastWeek) {
        return IntStream.rangeClosed(1, lastWeek)
                .mapToObj(weeks -> {
                    double units = controlUnits(weeks);
                    return new Prospect(weeks, units, plan.smallestEffect(units, power, direction));
                })
                .toList();
    }

    /** Time until the effect is found with this power, whole weeks and the last unit's days to convert included. */
    public RunTime runTime(double effect, double power, int conversionDays) {
        OptionalDouble units = plan.units(effect, power);
        return units.isPresent()
                ? arrivals.runTime(allocation.unitsInAll(units.getAsDouble()), conversionDays)
                : new RunTime.Unknown(
                        "No number of units finds an effect of %s with a power of %s.".formatted(effect, power));
    }

    private double controlUnits(int weeks) {
        return arrivals.unitsAfter(7 * weeks) * allocation.control();
    }
}
