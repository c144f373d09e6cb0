package io.truelift.statistics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunTimeTest {

    @Test
    void runsWholeWeeksAndWaitsForTheLastConversion() {
        Arrivals steady = new Arrivals(Collections.nCopies(14, 100L));

        assertThat(steady.runTime(800, 3)).isEqualTo(new RunTime.Days(8, 3));
        assertThat(new RunTime.Days(8, 3).weeks()).isEqualTo(2);
        assertThat(new RunTime.Days(8, 3).inAll()).isEqualTo(17);
        assertThat(new RunTime.Days(7, 0).inAll()).isEqualTo(7);
    }

    @Test
    void regularCustomersAreNewOnlyOnce() {
        // 1,000 on the first day, then fewer; after the history the last week goes on: 40 a day.
        Arrivals falling = new Arrivals(List.of(1000L, 500L, 200L, 40L, 40L, 40L, 40L, 40L, 40L, 40L));

        assertThat(falling.unitsAfter(3)).isEqualTo(1700);
        assertThat(falling.unitsAfter(20)).isEqualTo(1980 + 400);
        assertThat(falling.runTime(2000, 0)).isEqualTo(new RunTime.Days(11, 0));
    }

    @Test
    void saysWhenItCannotTell() {
        assertThat(new Arrivals(List.of(5L, 5L)).runTime(10, 0))
                .isInstanceOfSatisfying(
                        RunTime.Unknown.class,
                        unknown -> assertThat(unknown.reason()).contains("whole week"));
        assertThat(new Arrivals(Collections.nCopies(7, 0L)).runTime(10, 0))
                .isInstanceOfSatisfying(
                        RunTime.Unknown.class,
                        unknown -> assertThat(unknown.reason()).contains("longer than ten years"));
        assertThatThrownBy(() -> new Arrivals(List.of(-1L))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsWhatEachWeekWouldFind() {
        // 2,332 units a day, half of them in the control: 8,162 after a week, for which power.prop.test(p1=.05, p2=.06,
        // power=.8) wants 8,158.
        Outlook outlook = new Outlook(
                ProportionPower.of(0.05, PlannedTest.atAlpha(0.05)),
                Allocation.evenly(),
                new Arrivals(Collections.nCopies(7, 2332L)));

        List<Outlook.Prospect> prospects = outlook.smallestEffects(0.8, Direction.INCREASE, 4);

        assertThat(prospects).hasSize(4);
        assertThat(prospects.getFirst().controlUnits()).isEqualTo(8162);
        assertThat(prospects.getFirst().smallestEffect().orElseThrow()).isCloseTo(0.01, within(1e-5));
        // Four times the units: about half the effect.
        assertThat(prospects.getLast().smallestEffect().orElseThrow()).isBetween(0.0048, 0.005);
        assertThat(outlook.runTime(0.01, 0.8, 3)).isEqualTo(new RunTime.Days(7, 3));
        assertThat(outlook.runTime(0, 0.8, 3)).isInstanceOf(RunTime.Unknown.class);
    }
}
