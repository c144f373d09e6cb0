package io.truelift.statistics;

import static io.truelift.statistics.Expectations.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Expected by mpmath with 40 digits: s(l, h) = (log1p(h) - log1p(l)) / (2 z), p = erfc(|log1p(a) - log1p(b)| / hypot(s_a, s_b) / sqrt(2)). */
class LiftDifferenceTest {

    private static Estimate lift(double value, double low, double high, double level) {
        return new Estimate(value, new Interval(low, high, level));
    }

    @Test
    void tellsWhetherTwoLiftsDiffer() {
        assertClose(
                LiftDifference.pValue(lift(0.165, 0.071, 0.267, 0.95), lift(0.279, 0.029, 0.59, 0.95))
                        .orElseThrow(),
                0.4327380866088176);
        assertClose(
                LiftDifference.pValue(lift(0.5, 0.4, 0.6, 0.95), lift(0.1, 0.05, 0.15, 0.95))
                        .orElseThrow(),
                5.2888614455236562e-14);
        assertClose(
                LiftDifference.pValue(lift(-0.3, -0.5, -0.05, 0.9), lift(0.2, -0.1, 0.6, 0.9))
                        .orElseThrow(),
                0.039682324322032807);
    }

    @Test
    void saysNothingOfALiftThatMayBeALossOfEverything() {
        assertThat(LiftDifference.pValue(lift(-0.5, -1.2, 5, 0.95), lift(0.1, 0.05, 0.15, 0.95)))
                .isEmpty();
        assertThat(LiftDifference.pValue(lift(-1, -1, -0.5, 0.95), lift(0.1, 0.05, 0.15, 0.95)))
                .isEmpty();
        assertThat(LiftDifference.pValue(lift(0.1, 0.05, Double.POSITIVE_INFINITY, 0.95), lift(0.1, 0.05, 0.15, 0.95)))
                .isEmpty();
    }
}
