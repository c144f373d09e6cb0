package io.truelift.statistics;

import static io.truelift.statistics.Expectations.assertClose;
import static io.truelift.statistics.Expectations.effect;
import static io.truelift.statistics.Expectations.missing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RatioTestTest {

    private static final RatioTest RATIO = RatioTest.atAlpha(0.05);

    @Test
    void comparesRevenuePerOrderOfRandomisedCustomers() {
        // mpmath 1.3.0, 40 digits, from the rows: variance of x - R y over n times the squared mean of y; Welch and
        // Fieller over it.
        RatioSummary control = rows(new int[] {10, 0, 25, 40, 5, 12}, new int[] {1, 1, 2, 3, 1, 1});
        RatioSummary treatment = rows(new int[] {14, 9, 0, 60, 22, 31, 7}, new int[] {1, 1, 1, 3, 2, 2, 1});

        Comparison.Effect effect = effect(RATIO.compare(control, treatment));

        assertClose(control.ratio(), 92 / 9.0);
        assertThat(effect.method()).isEqualTo("delta method");
        assertClose(effect.absolute(), 2.77777777777778, -4.35626675490954, 9.91182231046509);
        assertClose(effect.relative().orElseThrow(), 0.271739130434783, -0.352091037485958, 1.4118077177047);
        assertClose(effect.pValue(), 0.407959369849881);
    }

    @Test
    void isWelchsTestWhenEveryDenominatorIsOne() {
        int[] control = {3, 0, 0, 17, 4};
        int[] treatment = {9, 0, 21, 2, 8, 5};

        Comparison.Effect ratio =
                effect(RATIO.compare(rows(control, ones(control.length)), rows(treatment, ones(treatment.length))));
        Comparison.Effect welch = effect(WelchTest.atAlpha(0.05).compare(sample(control), sample(treatment)));

        assertThat(ratio.absolute()).isEqualTo(welch.absolute());
        assertThat(ratio.relative()).isEqualTo(welch.relative());
        assertThat(ratio.pValue()).isEqualTo(welch.pValue());
    }

    @Test
    void mergesByAddition() {
        assertThat(rows(new int[] {4, 6}, new int[] {1, 2}).plus(rows(new int[] {5}, new int[] {3})))
                .isEqualTo(rows(new int[] {4, 6, 5}, new int[] {1, 2, 3}));
    }

    @Test
    void saysWhatIsMissing() {
        RatioSummary some = rows(new int[] {4, 6}, new int[] {1, 2});

        assertThat(missing(RATIO.compare(RatioSummary.empty(), some))).startsWith("The control has no units");
        assertThat(missing(RATIO.compare(some, rows(new int[] {0, 0, 0}, new int[] {0, 0, 0}))))
                .isEqualTo("The denominators of the treatment add up to zero, so its ratio has no value.");
        // The same price for every order: the ratio is exact in both arms.
        assertThat(missing(RATIO.compare(
                        rows(new int[] {4, 8}, new int[] {1, 2}), rows(new int[] {5, 15}, new int[] {1, 3}))))
                .startsWith("Neither arm varies");
    }

    @Test
    void refusesProductsThatNoValuesHave() {
        BigDecimal ten = BigDecimal.TEN;
        assertThatThrownBy(() -> new RatioSummary(10, ten, ten, ten, ten, new BigDecimal("11")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Cannot summarise a ratio");
    }

    private static int[] ones(int count) {
        return IntStream.generate(() -> 1).limit(count).toArray();
    }

    private static RatioSummary rows(int[] numerators, int[] denominators) {
        return IntStream.range(0, numerators.length)
                .mapToObj(row -> row(BigDecimal.valueOf(numerators[row]), BigDecimal.valueOf(denominators[row])))
                .reduce(RatioSummary.empty(), RatioSummary::plus);
    }

    private static RatioSummary row(BigDecimal numerator, BigDecimal denominator) {
        return new RatioSummary(
                1,
                numerator,
                denominator,
                numerator.multiply(numerator),
                denominator.multiply(denominator),
                numerator.multiply(denominator));
    }

    private static SampleSummary sample(int[] values) {
        return Expectations.summaryOf(
                IntStream.of(values).mapToObj(Integer::toString).toArray(String[]::new));
    }
}
