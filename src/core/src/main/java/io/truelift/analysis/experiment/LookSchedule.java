package io.truelift.analysis.experiment;

import io.truelift.definitions.experiment.Stopping;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which of the planned looks have taken place, whoever read the report when. A look is taken over the units that met the experiment up to
 * the end of the day on which their number reached what was planned for it, once all of their windows have ended. These units are the same
 * on every later day, so reading between two looks shows the earlier one again and spends nothing: the only tests are the planned ones, at
 * information that did not hang on what the data said, which is what the bounds need (Jennison and Turnbull 2000, section 7.2).
 *
 * @param plan the looks
 * <p>Where the experiment ends, as its file said before, with fewer units than planned, its last look is over those that there are and
 * spends what is left of alpha.
 *
 * @param days days that are over, in their order
 * @param exposures whether more may come
 */
record LookSchedule(Stopping.AtLooks plan, List<Day> days, Exposures exposures) {

    /** Whether units still meet the experiment. */
    enum Exposures {
        GO_ON,
        ENDED
    }

    LookSchedule {
        days = List.copyOf(days);
    }

    /**
     * @param day of first exposure
     * @param met units that met the experiment on it
     * @param closed those whose window has ended
     */
    record Day(LocalDate day, long met, long closed) {}

    /**
     * A look that took place.
     *
     * @param number of the planned look; the higher one where two fell on one day
     * @param until the last day whose units it is over
     * @param units of all variants that it is over
     * @param fractions information at this look and at those before, over the planned
     * @param spending how much of alpha it spends
     */
    record Taken(int number, LocalDate until, long units, List<Double> fractions, Spending spending) {
        Taken {
            fractions = List.copyOf(fractions);
        }
    }

    /** What a look spends. */
    enum Spending {
        BY_INFORMATION,
        ALL_THAT_IS_LEFT
    }

    /** The latest look. */
    Optional<Taken> latest() {
        List<Double> fractions = new ArrayList<>();
        Optional<Taken> latest = Optional.empty();
        int number = 0;
        long met = 0;
        for (Day day : days) {
            if (day.closed() < day.met()) {
                return latest;
            }
            met += day.met();
            int reached = reached(met);
            if (reached > number) {
                number = reached;
                fractions.add((double) met / plan.plannedUnits());
                latest = Optional.of(new Taken(number, day.day(), met, fractions, Spending.BY_INFORMATION));
            }
        }
        return exposures == Exposures.ENDED && number < plan.looks().size() && met > 0
                ? Optional.of(closing(met, fractions))
                : latest;
    }

    private Taken closing(long met, List<Double> before) {
        double fraction = (double) met / plan.plannedUnits();
        List<Double> fractions = new ArrayList<>(before);
        if (fractions.isEmpty() || fractions.getLast() < fraction) {
            fractions.add(fraction);
        }
        return new Taken(plan.looks().size(), days.getLast().day(), met, fractions, Spending.ALL_THAT_IS_LEFT);
    }

    /** How many of the planned looks so many units are enough for. */
    private int reached(long units) {
        return (int) plan.looks().stream()
                .filter(look -> units >= unitsAt(plan, look))
                .count();
    }

    /** Units of a look, by its share of the planned; a look at 1/3 of 1,000 is at 334. */
    static long unitsAt(Stopping.AtLooks plan, double look) {
        return (long) Math.ceil(look * plan.plannedUnits() - 1e-6);
    }
}
