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
        Result result = SampleRatioTest.test(List.of(new Arm(5000, 0.5), new Arm(5200, 0.5))).orElseThrow();

        assertClose(result.statistic(), 3.9215686274509802);
        assertClose(result.pValue(), 0.0476703806561615);
        assertThat(result.degreesOfFreedom()).isEqualTo(1);
    }

    @Test
    void testsThreeArmsOfDifferentShares() {
        Result result = SampleRatioTest.test(List.of(new Arm(100, 1), new Arm(210, 2), new Arm(290, 3))).orElseThrow();

        assertClose(result.statistic(), 0.8333333333333333);
        assertClose(result.pValue(), 0.6592406302004439);
        assertThat(result.degreesOfFreedom()).isEqualTo(2);
    }

    @Test
    void acceptsSharesRoundedToFourDigits() {
        Result result = SampleRatioTest.test(List.of(new Arm(700, 0.3333), new Arm(700, 0.3333), new Arm(700, 0.3333))).orElseThrow();

        assertThat(result.statistic()).isLessThan(1e-20);
        assertClose(result.pValue(), 1);
    }

    @Test
    void keepsTheDigitsOfATinyPValue() {
        // scipy.stats.chi2.sf(400, 1): the assignment of 10,000 units to 6,000 and 4,000.
        Result result = SampleRatioTest.test(List.of(new Arm(6000, 0.5), new Arm(4000, 0.5))).orElseThrow();

        assertClose(result.pValue(), 5.507248237212379e-89);
    }

    @Test
    void hasNothingToTestWithoutUnits() {
        assertThat(SampleRatioTest.test(List.of(new Arm(0, 0.5), new Arm(0, 0.5)))).isEmpty();
    }

    @Test
    void refusesOneArmAndArmsWithoutAShare() {
        assertThatThrownBy(() -> SampleRatioTest.test(List.of(new Arm(5, 1)))).hasMessageStartingWith("Cannot test the shares of 1 arms");
        assertThatThrownBy(() -> new Arm(5, 0)).hasMessageStartingWith("Cannot test an arm with planned share 0.0");
        assertThatThrownBy(() -> new Arm(-5, 0.5)).hasMessageContaining("must not be negative");
    }
}
