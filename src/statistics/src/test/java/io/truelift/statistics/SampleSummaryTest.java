package io.truelift.statistics;

import static io.truelift.statistics.Expectations.assertClose;
import static io.truelift.statistics.Expectations.summary;
import static io.truelift.statistics.Expectations.summaryOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SampleSummaryTest {

    @Test
    void computesMeanAndVariance() {
        // By hand: 2, 4, 4, 4, 5, 5, 7, 9 have mean 5 and squared deviations 32.
        SampleSummary summary = summaryOf("2", "4", "4", "4", "5", "5", "7", "9");

        assertThat(summary.mean()).isEqualTo(5);
        assertClose(summary.variance(), 32.0 / 7);
    }

    @Test
    void keepsTheDigitsOfSmallSpreadOnLargeValues() {
        // By hand: deviations -6, -3, 3, 6. In doubles the textbook formula loses all of them at this size.
        SampleSummary summary = summaryOf("1000000000004", "1000000000007", "1000000000013", "1000000000016");

        assertThat(summary.variance()).isEqualTo(30);
    }

    @Test
    void mergesByAddition() {
        assertThat(summaryOf("1.5", "2").plus(summaryOf("7"))).isEqualTo(summaryOf("1.5", "2", "7"));
    }

    @Test
    void hasNoMeanWithoutUnitsAndNoVarianceBelowTwo() {
        assertThat(SampleSummary.empty().mean()).isNaN();
        assertThat(summaryOf("3").mean()).isEqualTo(3);
        assertThat(summaryOf("3").variance()).isNaN();
    }

    @Test
    void takesSumsThatMissByRoundingAsNoSpread() {
        // 0.1 three times, added up in doubles: the sum of squares comes out a little too small for the sum.
        assertThat(summary(3, "0.30000000000000004", "0.030000000000000002").variance())
                .isZero();
    }

    @Test
    void refusesSumsThatNoValuesHave() {
        assertThatThrownBy(() -> summary(10, "100", "10"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "Cannot summarise 10 units with sum 100 and sum of squares 10: no values have these sums.");
        assertThatThrownBy(() -> summary(0, "1", "1")).hasMessageContaining("no values have these sums");
        assertThatThrownBy(() -> summary(-1, "0", "0")).hasMessageContaining("must not be negative");
    }
}
