package io.truelift.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.analysis.experiment.LookSchedule.Day;
import io.truelift.analysis.experiment.LookSchedule.Exposures;
import io.truelift.analysis.experiment.LookSchedule.Taken;
import io.truelift.definitions.experiment.Stopping;
import io.truelift.definitions.experiment.Stopping.Spending;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Looks at 300, 500 and 1,000 units; about a hundred come a day. */
class LookScheduleTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private final Stopping.AtLooks plan = new Stopping.AtLooks(Spending.OBRIEN_FLEMING, List.of(0.3, 0.5, 1.0), 1000);

    /** So many units on each day, all of whose windows have ended but for some of the last day. */
    private static List<Day> days(long open, long... met) {
        List<Day> days = new ArrayList<>();
        for (int i = 0; i < met.length; i++) {
            days.add(new Day(FIRST.plusDays(i), met[i], met[i] - (i == met.length - 1 ? open : 0)));
        }
        return days;
    }

    private Optional<Taken> latest(List<Day> days) {
        return new LookSchedule(plan, days, Exposures.GO_ON).latest();
    }

    @Test
    void hasNoLookBeforeTheFirst() {
        assertThat(latest(List.of())).isEmpty();
        assertThat(latest(days(0, 100, 100, 99))).isEmpty();
    }

    @Test
    void takesALookOverTheDayOnWhichItsUnitsCame() {
        assertThat(latest(days(0, 100, 100, 110))).hasValueSatisfying(look -> {
            assertThat(look.number()).isEqualTo(1);
            assertThat(look.until()).isEqualTo(LocalDate.of(2026, 3, 3));
            assertThat(look.units()).isEqualTo(310);
            assertThat(look.fractions()).containsExactly(0.31);
        });
    }

    @Test
    void isTheSameOnEveryDayUntilTheNext() {
        assertThat(latest(days(0, 100, 100, 110, 100))).isEqualTo(latest(days(0, 100, 100, 110)));
        assertThat(latest(days(0, 100, 100, 110, 100, 100)).orElseThrow().fractions())
                .containsExactly(0.31, 0.51);
    }

    @Test
    void waitsForWindows() {
        assertThat(latest(days(1, 100, 100, 110))).isEmpty();
        assertThat(latest(days(1, 100, 100, 110, 100, 100)).orElseThrow().number())
                .isEqualTo(1);
    }

    @Test
    void takesOneLookWhereTwoFallOnADay() {
        assertThat(latest(days(0, 600)).orElseThrow())
                .isEqualTo(new Taken(2, FIRST, 600, List.of(0.6), LookSchedule.Spending.BY_INFORMATION));
    }

    @Test
    void changesNothingAfterTheLast() {
        assertThat(latest(days(0, 600, 500, 700)).orElseThrow().fractions()).containsExactly(0.6, 1.1);
    }

    @Test
    void closesWithWhatCameWhereFewerCameThanPlanned() {
        Taken closing = new LookSchedule(plan, days(0, 310, 100), Exposures.ENDED)
                .latest()
                .orElseThrow();

        assertThat(closing)
                .isEqualTo(new Taken(
                        3, FIRST.plusDays(1), 410, List.of(0.31, 0.41), LookSchedule.Spending.ALL_THAT_IS_LEFT));
        assertThat(new LookSchedule(plan, days(0, 310), Exposures.ENDED)
                        .latest()
                        .orElseThrow()
                        .fractions())
                .containsExactly(0.31);
        assertThat(new LookSchedule(plan, days(5, 310, 100), Exposures.ENDED)
                        .latest()
                        .orElseThrow()
                        .number())
                .isEqualTo(1);
    }
}
