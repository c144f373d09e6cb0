package io.truelift.statistics;

import static io.truelift.statistics.Expectations.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.statistics.SampleRatioTest.Arm;
import io.truelift.statistics.SampleRatioTest.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected numbers: {@code scipy.stats.chisquare(seen, expected)} of SciPy 1.17.1. */
class SampleRatioTestTest {

    @Test
    void testsTwoArmsPlannedHalfAndHalf() {
        Result result = SampleRatioTest.test(List.of(new Arm(5000, 0.5), new Arm(5200, 0.5)))
                .orElseThrow();

        assertClose(result.statistic(), 3.9215686274509802);
        assertClose(result.pValue(), 0.0476703806561615);
        assertThat(result.degreesOfFreedom()).isEqualTo(1);
    }

    @Test
    void testsThreeArmsOfDifferentShares() {
        Result result = SampleRatioTest.test(List.of(new Arm(100, 1), new Arm(210, 2), new Arm(290, 3)))
                .orElseThrow();

        assertClose(result.statistic(), 0.8333333333333333);
        assertClose(result.pValue(), 0.6592406302004439);
        assertThat(result.degreesOfFreedom()).isEqualTo(2);
    }

    @Test
    void acceptsSharesRoundedToFourDigits() {
        Result result = SampleRatioTest.test(List.of(new Arm(700, 0.3333), new Arm(700, 0.3333), new Arm(700, 0.3333)))
                .orElseThrow();

        assertThat(result.statistic()).isLessThan(1e-20);
        assertClose(result.pValue(), 1);
    }

    @Test
    void keepsTheDigitsOfATinyPValue() {
        // scipy.stats.chi2.sf(400, 1): the assignment of 10,000 units to 6,000 and 4,000.
        Result result = SampleRatioTest.test(List.of(new Arm(6000, 0.5), new Arm(4000, 0.5)))
                .orElseThrow();

        assertClose(result.pValue(), 5.507248237212379e-89);
    }

    @Test
    void testsFewExpectedUnitsExactly() {
        // R 4.2.2: binom.test(1, 10, 0.9)$p.value, binom.test(3, 3, 0.5)$p.value, binom.test(7, 1000000, 1e-6)$p.value,
        // binom.test(0, 40, 0.1)$p.value
        assertExact(List.of(new Arm(1, 9), new Arm(9, 1)), 9.09999999999997e-09);
        assertExact(List.of(new Arm(3, 1), new Arm(0, 1)), 0.25);
        assertExact(List.of(new Arm(999_993, 999_999), new Arm(7, 1)), 8.32398719350907e-05);
        assertExact(List.of(new Arm(0, 1), new Arm(40, 9)), 0.0302761883558791);
        // All outcomes in R: o <- expand.grid(0:12, 0:12); o <- cbind(o, 12 - rowSums(o)); o <- o[o[, 3] >= 0, ]; p <-
        // apply(o, 1, dmultinom, prob = c(1, 2, 3))
        // sum(p[p <= dmultinom(c(5, 5, 2), prob = c(1, 2, 3)) * (1 + 1e-7)])
        assertExact(List.of(new Arm(5, 1), new Arm(5, 2), new Arm(2, 3)), 0.0252132034941319);
    }

    @Test
    void saysWhereAnExactTestWouldTakeTooLong() {
        Result result = SampleRatioTest.test(List.of(new Arm(3_000_000_000L, 1), new Arm(9, 1e-9)))
                .orElseThrow();

        assertThat(result.note())
                .hasValue("Fewer than 5 units were expected in an arm: the p-value of chi-square is rough.");
    }

    private static void assertExact(List<Arm> arms, double pValue) {
        Result result = SampleRatioTest.test(arms).orElseThrow();
        assertClose(result.pValue(), pValue);
        assertThat(result.note().orElseThrow())
                .startsWith("Fewer than 5 units were expected in an arm: the p-value is the exact one");
    }

    @Test
    void hasNothingToTestWithoutUnits() {
        assertThat(SampleRatioTest.test(List.of(new Arm(0, 0.5), new Arm(0, 0.5))))
                .isEmpty();
    }

    @Test
    void refusesOneArmAndArmsWithoutAShare() {
        assertThatThrownBy(() -> SampleRatioTest.test(List.of(new Arm(5, 1))))
                .hasMessageStartingWith("Cannot test the shares of 1 arms");
        assertThatThrownBy(() -> new Arm(5, 0)).hasMessageStartingWith("Cannot test an arm with planned share 0.0");
        assertThatThrownBy(() -> new Arm(-5, 0.5)).hasMessageContaining("must not be negative");
    }
}
