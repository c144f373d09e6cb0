package io.truelift.statistics.quantile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.truelift.statistics.Comparison;
import io.truelift.statistics.Inference;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class QuantileEstimatorTest {

    @Test
    void isRsQuantileOfTypeFiveWithoutTies() {
        // R 4.2.2: x <- (1:101)^2; quantile(x, c(.5, .9), type = 5) gives 2601 and 8354.2.
        Observations squares = new Observations();
        for (long value = 1; value <= 101; value++) {
            squares.unit(value * value);
        }

        assertThat(measured(squares.summary(0.5)).value()).isCloseTo(2601, within(1e-9));
        assertThat(measured(squares.summary(0.9)).value()).isCloseTo(8354.2, within(1e-9));
    }

    @Test
    void withOneObservationAUnitTheErrorIsThatOfAShare() {
        // n = 400, q = 0.5: s = sqrt(.25 / 399); the values 1 to 400 lie 1/400 of the share apart, so the standard
        // error is 400 s.
        Observations even = new Observations();
        for (long value = 1; value <= 400; value++) {
            even.unit(value);
        }

        QuantileEstimate.Measured measured = measured(even.summary(0.5));

        assertThat(measured.value()).isEqualTo(200.5);
        // At the two values beside the median, whose shares are 0.5 -+ 1/800 and have a half in them: within a part in
        // a thousand.
        assertThat(Math.sqrt(measured.estimate().squaredStandardError()))
                .isCloseTo(400 * Math.sqrt(0.25 / 399), within(0.02));
        assertThat(measured.interval().low()).isCloseTo(200.5 - 1.96 * 10.0125, within(0.05));
    }

    @Test
    void alikeObservationsOfAUnitCountOnce() {
        RandomGenerator random = new SplittableRandom(3);
        Observations single = new Observations();
        Observations tenfold = new Observations();
        for (int unit = 0; unit < 300; unit++) {
            long value = Math.round(1e6 * random.nextDouble());
            long[] copies = new long[10];
            Arrays.fill(copies, value);
            single.unit(value);
            tenfold.unit(copies);
        }

        assertThat(measured(tenfold.summary(0.75)).estimate().squaredStandardError())
                .isCloseTo(measured(single.summary(0.75)).estimate().squaredStandardError(), within(1e-9 * 1e12));
        assertThat(measured(tenfold.summary(0.75)).value())
                .isEqualTo(measured(single.summary(0.75)).value());
    }

    @Test
    void thinnedPointsGiveNearlyTheSameError() {
        RandomGenerator random = new SplittableRandom(4);
        Observations many = new Observations();
        for (int unit = 0; unit < 20_000; unit++) {
            many.unit(
                    Math.round(1e6 * Math.exp(random.nextGaussian())),
                    Math.round(1e6 * Math.exp(random.nextGaussian())));
        }

        QuantileSummary summary = many.summary(0.9);

        assertThat(summary.points()).hasSizeLessThan(210);
        // Two independent standard log-normal observations a unit: sqrt(.9 * .1 / 40000) over the density at
        // exp(1.2816), 0.048719 (R: dlnorm(qlnorm(.9))).
        assertThat(Math.sqrt(measured(summary).estimate().squaredStandardError()) / 1e6)
                .isCloseTo(0.0015 / 0.048719, within(0.002));
    }

    @Test
    void quantilesOfTiesLieWithinThemByRank() {
        // Shares in the middle of the ties 1, 2, 3: 0.2, 0.6, 0.9. The median is three quarters of the way from 1 to 2.
        Observations ties = new Observations();
        for (int unit = 0; unit < 100; unit++) {
            ties.unit(unit < 40 ? 1 : unit < 80 ? 2 : 3);
        }

        assertThat(measured(ties.summary(0.5)).value()).isCloseTo(1.75, within(1e-12));
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(reason(QuantileSummary.empty(0.5))).startsWith("There are no units");
        assertThat(reason(new Observations().unit(1, 2, 3).summary(0.5))).startsWith("There is one unit");
        Observations twenty = new Observations();
        Observations zeros = new Observations();
        for (int unit = 0; unit < 20; unit++) {
            twenty.unit(unit);
            zeros.unit(0, 0, unit);
        }
        assertThat(reason(twenty.summary(0.95))).contains("too near the smallest or largest value");
        assertThat(reason(zeros.summary(0.3))).contains("within a tie");
        assertThat(reason(new Observations().unit(5).unit(5).summary(0.5))).contains("within a tie");
    }

    @Test
    void refusesCountsThatDoNotFit() {
        QuantilePoint one = new QuantilePoint(BigDecimal.ONE, 0, 5, Optional.empty());
        QuantilePoint two = new QuantilePoint(BigDecimal.TWO, 4, 5, Optional.empty());
        QuantilePoint three = new QuantilePoint(BigDecimal.TEN, 5, 5, Optional.empty());

        assertThatThrownBy(() -> new QuantileSummary(0.5, 10, 10, BigDecimal.TEN, List.of(one, two)))
                .hasMessageContaining("at value 2");
        assertThatThrownBy(() -> new QuantileSummary(95, 10, 10, BigDecimal.TEN, List.of()))
                .hasMessageContaining("0.95");
        assertThatThrownBy(() -> new QuantileSummary(0.5, 10, 9, BigDecimal.TEN, List.of()))
                .hasMessageContaining("at least one");
        assertThatThrownBy(() -> QuantileEstimator.estimate(
                        new QuantileSummary(0.5, 10, 10, BigDecimal.TEN, List.of(one, three))))
                .hasMessageContaining("no sums of squares and products");
    }

    @Test
    void comparesArmsAsMeansAreCompared() {
        Observations control = new Observations();
        Observations treatment = new Observations();
        for (long value = 1; value <= 400; value++) {
            control.unit(value);
            treatment.unit(value + 40);
        }
        QuantileTest test = QuantileTest.under(new Inference.FixedHorizon(0.05));

        Comparison.Effect effect = (Comparison.Effect) test.compare(control.summary(0.5), treatment.summary(0.5));

        assertThat(effect.method()).isEqualTo("quantile 0.5");
        assertThat(effect.absolute().value()).isEqualTo(40);
        assertThat(effect.relative().orElseThrow().value()).isCloseTo(40 / 200.5, within(1e-12));
        assertThat(effect.isSignificant(0.05)).isTrue();
        assertThat(effect.absolute().interval().contains(0)).isFalse();
        assertThat(test.compare(QuantileSummary.empty(0.5), treatment.summary(0.5)))
                .isEqualTo(new Comparison.NotEnoughData(
                        "Control: There are no units with observations; a quantile needs at least two."));
        assertThatThrownBy(() -> test.compare(control.summary(0.5), treatment.summary(0.9)))
                .hasMessageContaining("quantile 0.9");
    }

    private static QuantileEstimate.Measured measured(QuantileSummary summary) {
        assertThat(QuantileEstimator.estimate(summary)).isInstanceOf(QuantileEstimate.Measured.class);
        return (QuantileEstimate.Measured) QuantileEstimator.estimate(summary);
    }

    private static String reason(QuantileSummary summary) {
        assertThat(QuantileEstimator.estimate(summary)).isInstanceOf(QuantileEstimate.NotEnoughData.class);
        return ((QuantileEstimate.NotEnoughData) QuantileEstimator.estimate(summary)).reason();
    }
}
