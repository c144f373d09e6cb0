package io.truelift.statistics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        assertThat(new Arrivals(List.of(5L, 5L)).runTime(10, 0)).isInstanceOfSatisfying(
                RunTime.Unknown.class, unknown -> assertThat(unknown.reason()).contains("whole week"));
        assertThat(new Arrivals(Collections.nCopies(7, 0L)).runTime(10, 0)).isInstanceOfSatisfying(
                RunTime.Unknown.class, unknown -> assertThat(unknown.reason()).contains("longer than ten years"));
        assertThatThrownBy(() -> new Arrivals(List.of(-1L))).isInstanceOf(IllegalArgumentException.class);
    }
}
