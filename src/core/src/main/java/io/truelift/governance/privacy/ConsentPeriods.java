package io.truelift.governance.privacy;

import io.truelift.governance.privacy.ConsentReport.Period;
import io.truelift.governance.privacy.ConsentReport.Step;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Days put together to weeks or months, and the periods among them in which clearly more people than usual left. */
final class ConsentPeriods {
    private static final long MOST_WEEKS = 80;
    private static final long LEAST_PEOPLE = 10;
    private static final double MORE_THAN_USUAL = 1.5;
    private static final double DEVIATIONS = 3;

    private ConsentPeriods() {}

    /**
     * What changed on a day.
     *
     * @param day the day, UTC
     * @param began people who began to agree
     * @param withdrew people who took it back
     * @param ranOut people whose grant ran out
     * @param refused people who said no without having agreed before
     */
    record Day(LocalDate day, long began, long withdrew, long ranOut, long refused) {}

    /** Weeks, or months where there would be too many weeks to read. */
    static Step step(Collection<Day> days) {
        LocalDate first = days.stream().map(Day::day).min(LocalDate::compareTo).orElse(LocalDate.EPOCH);
        LocalDate last = days.stream().map(Day::day).max(LocalDate::compareTo).orElse(LocalDate.EPOCH);
        return ChronoUnit.WEEKS.between(first, last) > MOST_WEEKS ? Step.MONTH : Step.WEEK;
    }

    /** First day of the period in which a day lies; weeks begin on Mondays. */
    static LocalDate start(LocalDate day, Step step) {
        return switch (step) {
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    private static LocalDate next(LocalDate start, Step step) {
        return switch (step) {
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
        };
    }

    /** Every period from the first day to the last, those in which nothing happened too. */
    static List<Period> of(Collection<Day> days, Step step, LocalDate last) {
        Map<LocalDate, List<Day>> byStart = new TreeMap<>();
        days.forEach(day -> byStart.computeIfAbsent(start(day.day(), step), start -> new ArrayList<>())
                .add(day));
        List<Period> periods = new ArrayList<>();
        if (byStart.isEmpty()) {
            return periods;
        }
        long agreed = 0;
        LocalDate end = start(last, step);
        for (LocalDate start = byStart.keySet().iterator().next(); !start.isAfter(end); start = next(start, step)) {
            List<Day> within = byStart.getOrDefault(start, List.of());
            long began = within.stream().mapToLong(Day::began).sum();
            long withdrew = within.stream().mapToLong(Day::withdrew).sum();
            long ranOut = within.stream().mapToLong(Day::ranOut).sum();
            agreed += began - withdrew - ranOut;
            periods.add(new Period(
                    start,
                    began,
                    withdrew,
                    ranOut,
                    within.stream().mapToLong(Day::refused).sum(),
                    agreed));
        }
        return periods;
    }

    /** People who cease in the middlemost period. */
    static double usual(List<Period> periods) {
        List<Long> ceased = periods.stream().map(Period::ceased).sorted().toList();
        int count = ceased.size();
        return count == 0 ? 0 : (ceased.get((count - 1) / 2) + ceased.get(count / 2)) / 2.0;
    }

    /**
     * Periods in which at least ten people ceased to agree, half as many again as usual, and more than chance explains:
     * three deviations of a Poisson count above the usual one.
     */
    static List<Period> waves(List<Period> periods) {
        double usual = usual(periods);
        double least = Math.max(LEAST_PEOPLE, Math.max(MORE_THAN_USUAL * usual, usual + DEVIATIONS * Math.sqrt(usual)));
        return periods.stream().filter(period -> period.ceased() >= least).toList();
    }
}
