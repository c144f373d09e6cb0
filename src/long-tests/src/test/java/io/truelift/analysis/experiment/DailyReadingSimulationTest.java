package io.truelift.analysis.experiment;

import static io.truelift.statistics.simulation.Simulation.RUNS;
import static io.truelift.statistics.simulation.Simulation.assertAtMost;

import io.truelift.analysis.experiment.LookSchedule.Day;
import io.truelift.analysis.experiment.LookSchedule.Exposures;
import io.truelift.analysis.experiment.LookSchedule.Taken;
import io.truelift.analysis.experiment.Looks.Status;
import io.truelift.definitions.experiment.Stopping.AtLooks;
import io.truelift.definitions.experiment.Stopping.Spending;
import io.truelift.statistics.Comparison.Effect;
import io.truelift.statistics.SampleSummary;
import io.truelift.statistics.WelchTest;
import io.truelift.statistics.simulation.Simulation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A report with planned looks that is read every day, from the first to long after the planned end, by somebody who stops at the first alarm. */
@Tag("slow")
class DailyReadingSimulationTest {
    private static final double ALPHA = 0.05;
    private static final int DAYS = 40;
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

    @Test
    void readingEveryDayKeepsAlphaAfterOBrienAndFleming() {
        everyDay("O'Brien-Fleming", new AtLooks(Spending.OBRIEN_FLEMING, List.of(0.25, 0.5, 0.75, 1.0), 6000), 31);
    }

    @Test
    void readingEveryDayKeepsAlphaAfterPocock() {
        everyDay("Pocock", new AtLooks(Spending.POCOCK, List.of(0.25, 0.5, 0.75, 1.0), 6000), 32);
    }

    @Test
    void anExperimentThatEndsShortOfItsUnitsKeepsAlpha() {
        everyDay(
                "O'Brien-Fleming, ended short of its units",
                new AtLooks(Spending.OBRIEN_FLEMING, List.of(0.25, 0.5, 0.75, 1.0), 14_000),
                33);
    }

    private static void everyDay(String spending, AtLooks plan, long seed) {
        int alarms = Simulation.count(RUNS, seed, random -> raisesAlarm(plan, random));
        assertAtMost(
                "planned looks, %s, read on each of %d days: false alarms".formatted(spending, DAYS),
                alarms,
                RUNS,
                ALPHA);
    }

    /** Between 50 and 400 units a day, some days with hardly any; windows of three days. */
    private static boolean raisesAlarm(AtLooks plan, RandomGenerator random) {
        List<Arms> days = new ArrayList<>();
        Optional<Taken> seen = Optional.empty();
        for (int today = 0; today < DAYS + 4; today++) {
            if (today < DAYS) {
                int units = random.nextInt(10) == 0 ? 2 : 50 + random.nextInt(350);
                days.add(new Arms(values(random, units / 2), values(random, units - units / 2)));
            }
            Optional<Taken> latest = new LookSchedule(
                            plan, over(days, today), today < DAYS + 3 ? Exposures.GO_ON : Exposures.ENDED)
                    .latest();
            if (latest.isPresent() && !latest.equals(seen) && isAlarm(plan, latest.get(), days)) {
                return true;
            }
            seen = latest;
        }
        return false;
    }

    private record Arms(SampleSummary control, SampleSummary treatment) {
        long units() {
            return control.n() + treatment.n();
        }
    }

    private static List<Day> over(List<Arms> days, int today) {
        List<Day> over = new ArrayList<>();
        for (int day = 0; day < Math.min(today, days.size()); day++) {
            long met = days.get(day).units();
            over.add(new Day(FIRST.plusDays(day), met, day + 3 <= today ? met : met / 2));
        }
        return over;
    }

    private static boolean isAlarm(AtLooks plan, Taken look, List<Arms> days) {
        SampleSummary control = SampleSummary.empty();
        SampleSummary treatment = SampleSummary.empty();
        for (int day = 0; !FIRST.plusDays(day).isAfter(look.until()); day++) {
            control = control.plus(days.get(day).control());
            treatment = treatment.plus(days.get(day).treatment());
        }
        PlannedInference planned = PlannedInference.atLook(plan, new Status.Read(look, Status.Later.NOBODY), ALPHA);
        return WelchTest.under(((PlannedInference.Ready) planned).inference()).compare(control, treatment)
                        instanceof Effect effect
                && (effect.absolute().interval().low() > 0
                        || effect.absolute().interval().high() < 0);
    }

    private static SampleSummary values(RandomGenerator random, int units) {
        long sum = 0;
        double squares = 0;
        for (int unit = 0; unit < units; unit++) {
            long value = Math.round(1e6 * random.nextGaussian());
            sum += value;
            squares += (double) value * value;
        }
        return new SampleSummary(units, BigDecimal.valueOf(sum, 6), new BigDecimal(squares).movePointLeft(12));
    }
}
