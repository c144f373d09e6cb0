package io.truelift.statistics;

import static io.truelift.statistics.Expectations.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Expected: the integrals of the Javadoc by mpmath 1.3.0 ({@code quad} over the spread, 30 digits; interval ends by {@code findroot}). */
class ShrunkenEffectsTest {

    /** Coaching in eight schools (Gelman et al. 2013, table 5.2). */
    private static final ShrunkenEffects SCHOOLS =
            effects(0.05, new double[] {28, 8, -3, 7, -1, 1, 18, 12}, new double[] {15, 10, 16, 11, 9, 11, 10, 18});

    @Test
    void drawsTheLargestEffectTowardsTheMean() {
        assertClose(SCHOOLS.mean(), 7.9323750182378);
        assertClose(SCHOOLS.spread(), 6.5754833467216);
        assertClose(SCHOOLS.effect(0), 11.400260870444, -2.105016400487, 31.623421905997);
    }

    @Test
    void addsUpWhatWasShipped() {
        assertClose(SCHOOLS.sum(List.of(0, 6)), 22.067244198589, 0.46318908300492, 51.091154694796);
        assertThat(SCHOOLS.measuredSum(List.of(0, 6))).isEqualTo(46);
    }

    @Test
    void effectsWithoutErrorToSpeakOfStayWhereTheyAre() {
        ShrunkenEffects exact = effects(0.05, new double[] {1, 2, 4, 9}, new double[] {1e-9, 1e-9, 1e-9, 1e-9});

        assertClose(exact.effect(3).value(), 9);
        assertClose(exact.sum(List.of(0, 1)).value(), 3);
    }

    @Test
    void equalEffectsAreOne() {
        ShrunkenEffects equal = effects(0.05, new double[] {3, 3, 3, 3, 3}, new double[] {1, 1, 2, 1, 4});

        assertClose(equal.mean(), 3);
        assertClose(equal.effect(4).value(), 3);
    }

    @Test
    void takesThreeEffects() {
        assertThat(ShrunkenEffects.of(List.of(new MeasuredEffect(1, 1), new MeasuredEffect(2, 1)), 0.05))
                .isEmpty();
        assertThatThrownBy(() -> SCHOOLS.sum(List.of(0, 0))).hasMessageContaining("name each at most once");
        assertThatThrownBy(() -> SCHOOLS.sum(List.of(8))).hasMessageContaining("Cannot add up effects [8] of 8");
    }

    private static ShrunkenEffects effects(double alpha, double[] values, double[] errors) {
        return ShrunkenEffects.of(
                        IntStream.range(0, values.length)
                                .mapToObj(i -> new MeasuredEffect(values[i], errors[i]))
                                .toList(),
                        alpha)
                .orElseThrow();
    }
}
