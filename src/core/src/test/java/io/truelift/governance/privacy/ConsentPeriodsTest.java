package io.truelift.governance.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.governance.privacy.ConsentPeriods.Day;
import io.truelift.governance.privacy.ConsentReport.Period;
import io.truelift.governance.privacy.ConsentReport.Step;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConsentPeriodsTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-01-05");

    @Test
    void weeksBeginOnMondaysAndHaveNoGaps() {
        List<Period> periods = ConsentPeriods.of(
                List.of(new Day(MONDAY.plusDays(6), 5, 0, 0, 1), new Day(MONDAY.plusDays(14), 0, 2, 1, 0)),
                Step.WEEK,
                MONDAY.plusDays(21));
        assertThat(periods)
                .containsExactly(
                        new Period(MONDAY, 5, 0, 0, 1, 5),
                        new Period(MONDAY.plusWeeks(1), 0, 0, 0, 0, 5),
                        new Period(MONDAY.plusWeeks(2), 0, 2, 1, 0, 2),
                        new Period(MONDAY.plusWeeks(3), 0, 0, 0, 0, 2));
    }

    @Test
    void aLongHistoryIsToldByMonths() {
        assertThat(ConsentPeriods.step(List.of(day(0), day(80 * 7)))).isEqualTo(Step.WEEK);
        assertThat(ConsentPeriods.step(List.of(day(0), day(81 * 7)))).isEqualTo(Step.MONTH);
        assertThat(ConsentPeriods.of(List.of(day(0), day(40)), Step.MONTH, MONDAY.plusDays(40)))
                .extracting(Period::from)
                .containsExactly(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-02-01"));
    }

    @Test
    void nothingSaidIsNoPeriod() {
        assertThat(ConsentPeriods.of(List.of(), Step.WEEK, MONDAY)).isEmpty();
        assertThat(ConsentPeriods.usual(List.of())).isZero();
        assertThat(ConsentPeriods.waves(List.of())).isEmpty();
    }

    @Test
    void aWaveIsHalfAsManyAgainAndMoreThanChance() {
        // The median week has 100: a wave takes 150 (100 + 3 deviations of 10 is less).
        assertThat(waves(100, 100, 149, 100, 100)).isEmpty();
        assertThat(waves(100, 100, 150, 100, 100)).hasSize(1);
        // The median week has 16: half as many again is 24, three deviations above it 28.
        assertThat(waves(16, 16, 27, 16, 16)).isEmpty();
        assertThat(waves(16, 16, 28, 16, 16)).hasSize(1);
        // Where hardly anybody leaves, ten are a wave.
        assertThat(waves(0, 1, 9, 0, 0)).isEmpty();
        assertThat(waves(0, 1, 10, 0, 0)).hasSize(1);
    }

    private static List<Period> waves(int... ceased) {
        List<Period> periods = new ArrayList<>();
        IntStream.range(0, ceased.length)
                .forEach(i -> periods.add(new Period(MONDAY.plusWeeks(i), 0, ceased[i], 0, 0, 1000)));
        return ConsentPeriods.waves(periods);
    }

    private static Day day(int after) {
        return new Day(MONDAY.plusDays(after), 1, 0, 0, 0);
    }
}
