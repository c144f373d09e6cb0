package io.truelift.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;

/** Words that the specifications of this package share. */
final class Expectations {

    private Expectations() {}

    static Comparison.Effect effect(Comparison comparison) {
        assertThat(comparison).isInstanceOf(Comparison.Effect.class);
        return (Comparison.Effect) comparison;
    }

    static String missing(Comparison comparison) {
        assertThat(comparison).isInstanceOf(Comparison.NotEnoughData.class);
        return ((Comparison.NotEnoughData) comparison).reason();
    }

    /** Equal to one part in a thousand million. */
    static void assertClose(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(Math.abs(expected) * 1e-9));
    }

    static void assertClose(Estimate actual, double value, double low, double high) {
        assertClose(actual.value(), value);
        assertClose(actual.interval().low(), low);
        assertClose(actual.interval().high(), high);
    }

    static SampleSummary summary(long n, String sum, String sumOfSquares) {
        return new SampleSummary(n, new BigDecimal(sum), new BigDecimal(sumOfSquares));
    }

    static SampleSummary summaryOf(String... values) {
        return Arrays.stream(values)
                .map(BigDecimal::new)
                .map(value -> new SampleSummary(1, value, value.multiply(value)))
                .reduce(SampleSummary.empty(), SampleSummary::plus);
    }

    /** The p-value, the difference and the lift say the same about "no difference", and about its direction. */
    static void assertConsistent(Comparison comparison, double alpha) {
        if (!(comparison instanceof Comparison.Effect effect)) {
            return;
        }
        assertThat(effect.pValue()).isBetween(0.0, 1.0);
        assertSays(effect, effect.absolute(), alpha);
        effect.relative().ifPresent(relative -> {
            assertSays(effect, relative, alpha);
            assertThat(Math.signum(relative.value()))
                    .as("direction of %s", effect)
                    .isEqualTo(Math.signum(effect.absolute().value()));
        });
    }

    private static void assertSays(Comparison.Effect effect, Estimate estimate, double alpha) {
        Interval interval = estimate.interval();
        double slack = 1e-12 * Math.max(Math.abs(interval.low()), Math.abs(estimate.value()));
        assertThat(interval.low()).as("lower bound of %s", effect).isLessThanOrEqualTo(estimate.value() + slack);
        assertThat(interval.high()).as("upper bound of %s", effect).isGreaterThanOrEqualTo(estimate.value() - slack);
        assertThat(interval.contains(0))
                .as("interval against p-value of %s", effect)
                .isEqualTo(!effect.isSignificant(alpha));
    }
}
