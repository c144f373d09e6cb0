package io.truelift.statistics.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.truelift.statistics.Comparison;
import io.truelift.statistics.ProportionSummary;
import io.truelift.statistics.ProportionTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** References as in {@link GroupSequentialDesignTest}. */
class SequentialTestTest {

    private static final GroupSequentialDesign FLEMING =
            GroupSequentialDesign.equallySpaced(0.05, AlphaSpending.OBRIEN_FLEMING, 5);
    private static final GroupSequentialDesign POCOCK =
            GroupSequentialDesign.equallySpaced(0.05, AlphaSpending.POCOCK, 5);

    @Test
    void theRepeatedPValueIsTheSmallestAlphaThatRejects() {
        // SciPy 1.17.1: brentq over alpha of the bound at the latest look, less the statistic.
        assertThat(FLEMING.at(List.of(0.2, 0.4, 0.6)).pValue(2.5)).isCloseTo(0.0699751128606046, within(1e-10));
        assertThat(FLEMING.at(List.of(0.5, 1.0)).pValue(-1.9)).isCloseTo(0.0587765085963694, within(1e-10));
        assertThat(FLEMING.at(List.of(0.5)).pValue(3.1)).isCloseTo(0.0392650745535215, within(1e-10));
        assertThat(FLEMING.at(List.of(0.2, 0.3, 0.8, 1.0)).pValue(2.2)).isCloseTo(0.0320002723468707, within(1e-10));
        assertThat(POCOCK.at(List.of(0.2, 0.4, 0.6)).pValue(2.5)).isCloseTo(0.0398647988255849, within(1e-10));
        assertThat(POCOCK.at(List.of(0.5)).pValue(3.1)).isCloseTo(0.00312072432546223, within(1e-10));
        assertThat(POCOCK.at(List.of(0.2, 0.3, 0.8, 1.0)).pValue(2.2)).isCloseTo(0.06897260238192, within(1e-10));
    }

    @Test
    void pValueAndBoundNeverContradictEachOther() {
        for (SequentialTest test : List.of(
                FLEMING.at(List.of(0.2)),
                FLEMING.at(List.of(0.2, 0.4, 0.6)),
                FLEMING.closingAt(List.of(0.3, 0.5)),
                POCOCK.at(List.of(0.1, 1.3)))) {
            double bound = test.latest().bound();
            double previous = 1;
            for (double size : new double[] {
                0,
                0.5,
                1.5,
                bound - 0.1,
                bound - 1e-10,
                Math.nextDown(bound),
                bound,
                Math.nextUp(bound),
                bound + 1e-10,
                bound + 1,
                12,
                60
            }) {
                double pValue = test.pValue(size);
                assertThat(pValue < 0.05).as("|z| = %s against %s", size, bound).isEqualTo(size > bound);
                assertThat(pValue).isBetween(0.0, 1.0);
                if (size >= 1.5 && previous < 1) {
                    assertThat(pValue).as("falls as |z| grows to %s", size).isLessThanOrEqualTo(previous + 1e-9);
                }
                previous = pValue;
            }
        }
    }

    @Test
    void spendsByTheInformationThatIsReallyThere() {
        // Planned at 0.2, 0.4, ..., looked at 0.2, 0.3, 0.8: the bounds of those fractions.
        List<Look> looks = FLEMING.at(List.of(0.2, 0.3, 0.8)).looks();

        assertThat(looks.get(2).bound()).isCloseTo(2.25088152389235, within(1e-9));
        assertThat(looks.get(2).alphaSpent()).isEqualTo(AlphaSpending.OBRIEN_FLEMING.spent(0.05, 0.8));
    }

    @Test
    void theLastLookSpendsWhatIsLeft() {
        // SciPy: looks at 0.3 and 0.7, the second closing.
        SequentialTest early = FLEMING.closingAt(List.of(0.3, 0.7));
        SequentialTest earlyPocock = POCOCK.closingAt(List.of(0.3, 0.7));
        // Beyond the plan: 1.2 of the planned information.
        SequentialTest over = FLEMING.at(List.of(0.05, 0.1, 0.5, 0.55, 0.9, 1.2));

        assertThat(early.latest().bound()).isCloseTo(1.9600817076904982, within(1e-9));
        assertThat(earlyPocock.latest().bound()).isCloseTo(2.0983779207087023, within(1e-9));
        assertThat(early.latest().alphaSpent()).isEqualTo(0.05);
        assertThat(over.latest().bound()).isCloseTo(2.16786230743402, within(1e-9));
        assertThat(over.latest().alphaSpent()).isEqualTo(0.05);
    }

    @Test
    void refusesALookAfterTheEnd() {
        assertThatThrownBy(() -> FLEMING.at(List.of(0.5, 1.1, 1.2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Cannot look again after information fraction 1.1");
    }

    @Test
    void aSingleLookAtTheEndIsTheFixedTest() {
        double expected = 2 * NormalDistribution.of(0, 1).survivalProbability(2.2);

        assertThat(FLEMING.at(List.of(1.0)).pValue(2.2)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void goesWithAnyTest() {
        // 1,000 of 20,000 against 1,100 of 20,000 at the third of five looks: z = 2.24, between the bounds of Pocock
        // and of a single look.
        ProportionSummary control = new ProportionSummary(20_000, 1000);
        ProportionSummary treatment = new ProportionSummary(20_000, 1100);
        SequentialTest look = POCOCK.at(List.of(0.2, 0.4, 0.6));

        Comparison.Effect single =
                (Comparison.Effect) ProportionTest.atAlpha(0.05).compare(control, treatment);
        Comparison.Effect sequential =
                (Comparison.Effect) ProportionTest.under(look.inference()).compare(control, treatment);

        assertThat(single.isSignificant(0.05)).isTrue();
        assertThat(sequential.isSignificant(0.05)).isFalse();
        assertThat(sequential.absolute().interval().contains(0)).isTrue();
        assertThat(sequential.relative().orElseThrow().interval().contains(0)).isTrue();
        assertThat(sequential.pValue())
                .isCloseTo(look.pValue((0.055 - 0.05) / sequential.standardError()), within(1e-9));
    }

    @Test
    void answersInTimeAfterThirtyDailyLooks() {
        List<Double> daily =
                IntStream.rangeClosed(1, 30).mapToObj(day -> day / 30.0).toList();
        for (AlphaSpending spending : AlphaSpending.values()) {
            SequentialTest last = new GroupSequentialDesign(0.05, spending, daily).at(daily);

            assertTimeout(
                    Duration.ofSeconds(20), () -> assertThat(last.pValue(2.5)).isBetween(0.01, 0.12));
        }
    }
}
