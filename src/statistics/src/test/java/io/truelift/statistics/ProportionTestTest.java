package io.truelift.statistics;

import static io.truelift.statistics.Expectations.assertClose;
import static io.truelift.statistics.Expectations.effect;
import static io.truelift.statistics.Expectations.missing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * Unless a test says otherwise its numbers were computed with mpmath 1.3.0 at 130 digits: bisection on the score statistic, whose
 * restricted shares come from bisection on the slope of the log-likelihood. The ratio's bounds agree with
 * {@code confint_proportions_2indep(..., method="score", compare="ratio", correction=False)} of statsmodels 0.15.0.
 */
class ProportionTestTest {

    private static final ProportionTest SCORE = ProportionTest.atAlpha(0.05);

    @Test
    void agreesWithPropTestInR() {
        // R: prop.test(c(500, 560), c(10000, 10000), correct = FALSE): p-value = 0.058257806.
        Comparison.Effect effect = compare(500, 10_000, 560, 10_000);

        assertThat(effect.method()).isEqualTo("score");
        assertThat(effect.pValue()).isCloseTo(0.058257806, within(1e-9));
        assertClose(effect.pValue(), 0.0582578060335161);
        assertClose(effect.absolute(), 0.006, -0.000210097707568257, 0.012226071039381);
        assertClose(effect.relative().orElseThrow(), 0.12, -0.003949668248915, 0.259402905953715);
    }

    @Test
    void givesMeesIntervalsAsNewcombePublishedThem() {
        // Newcombe 1998, Statistics in Medicine 17, 873-890, table II, method 5 to four digits; the rest by mpmath.
        assertClose(compare(48, 80, 56, 70).absolute(), 0.2, 0.0533338492913251, 0.337729463741141);
        assertClose(compare(3, 10, 9, 10).absolute(), 0.6, 0.182126499456767, 0.836950330889672);
        assertClose(compare(0, 29, 5, 56).absolute(), 5 / 56.0, -0.0313270687737782, 0.192560013855112);
    }

    @Test
    void givesKoopmansIntervalAsHePublishedIt() {
        // Koopman 1984, the example of 36 of 40 against 16 of 80: ratio 4.5, interval 2.94 to 7.15.
        Comparison.Effect effect = compare(16, 80, 36, 40);

        assertClose(effect.relative().orElseThrow(), 3.5, 1.93956919221499, 6.15222343486603);
        assertClose(effect.pValue(), 2.99321991057742e-13);
    }

    @Test
    void comparesVisitsAndConversionsOfHillstromsMailing() {
        assertClose(
                compare(2262, 21_306, 3894, 21_307).absolute(),
                3894 / 21_307.0 - 2262 / 21_306.0,
                0.0699600082291372,
                0.0832338663288973);
        assertThat(compare(2262, 21_306, 3894, 21_307).absolute().value()).isCloseTo(0.076590, within(5e-7));
        assertThat(compare(2262, 21_306, 3238, 21_387).absolute().value()).isCloseTo(0.045233, within(5e-7));
        assertThat(compare(122, 21_306, 267, 21_307).absolute().value()).isCloseTo(0.006805, within(5e-7));
        assertThat(compare(122, 21_306, 189, 21_387).absolute().value()).isCloseTo(0.003111, within(5e-7));
        assertClose(
                compare(2262, 21_306, 3894, 21_307)
                        .relative()
                        .orElseThrow()
                        .interval()
                        .low(),
                0.640437618518914);
        assertClose(compare(2262, 21_306, 3894, 21_307).pValue(), 5.68516548280199e-112);
        assertClose(compare(122, 21_306, 189, 21_387).pValue(), 0.000157105129106685);
        assertClose(compare(122, 21_306, 189, 21_387).absolute().interval().low(), 0.0015073279536828);
        assertClose(
                compare(122, 21_306, 189, 21_387)
                        .relative()
                        .orElseThrow()
                        .interval()
                        .high(),
                0.935370327709069);
    }

    @Test
    void givesNoLiftWhereNobodyOfTheControlDidIt() {
        assertThat(compare(0, 29, 5, 56).relative()).isEmpty();
        assertClose(compare(0, 29, 5, 56).pValue(), 0.0971865681705797);
    }

    @Test
    void comparesNobodyOfTheTreatment() {
        Comparison.Effect effect = compare(3, 20, 0, 20);

        assertClose(effect.absolute(), -0.15, -0.360418864740757, 0.023363950643512);
        assertClose(effect.relative().orElseThrow(), -1, -1, 0.177362667722301);
        assertClose(effect.pValue(), 0.0717185365084341);
    }

    @Test
    void comparesEverybodyOfTheTreatment() {
        Comparison.Effect effect = compare(15, 20, 20, 20);

        assertClose(effect.absolute(), 0.25, 0.0695076787654745, 0.468700877618744);
        assertClose(effect.relative().orElseThrow(), 1 / 3.0, 0.0892488893535818, 0.882178904264043);
        assertClose(effect.pValue(), 0.0168274094827568);
    }

    @Test
    void comparesNobodyWithEverybody() {
        Comparison.Effect up = compare(0, 10, 10, 10);
        Comparison.Effect down = compare(10, 10, 0, 10);

        assertClose(up.absolute(), 1, 0.677749683894361, 1);
        assertThat(up.relative()).isEmpty();
        assertClose(down.absolute(), -1, -1, -0.677749683894361);
        assertClose(down.relative().orElseThrow(), -1, -1, -0.722467200137111);
        assertClose(down.pValue(), 7.74421643104408e-6);
    }

    @Test
    void sharesNextToOneKeepTheDigitsOfTheirComplements() {
        // The score statistic of the most likely shares, bisected with mpmath 1.3.0 at 60 digits.
        Comparison.Effect effect = compare(999_999_990, 1_000_000_000, 100, 100);

        assertClose(effect.absolute(), 1e-8, -0.0369934882069857, 1.84094726147596e-8);
        assertThat(effect.relative().orElseThrow().interval().low()).isCloseTo(-0.0369934885769206, within(1e-12));
        assertThat(effect.relative().orElseThrow().interval().high()).isCloseTo(1.84094729536683e-8, within(1e-20));
    }

    @Test
    void looksAtAnyTimeTakeTheSameStatistic() {
        // By hand: z of the test above alpha's boundary, sqrt((1 + 1 / I) (log(1 + I) - 2 log(alpha))), I = t rho^2;
        // the p-value is the calculator's example.
        ProportionTest test = ProportionTest.under(Inference.AlwaysValid.tightestAt(0.05, 10_000));
        Comparison.Effect effect =
                effect(test.compare(new ProportionSummary(10_000, 500), new ProportionSummary(10_000, 620)));

        assertClose(
                effect.standardError(),
                effect(SCORE.compare(new ProportionSummary(10_000, 500), new ProportionSummary(10_000, 620)))
                        .standardError());
        assertClose(effect.pValue(), 0.006782056756080104);
        assertThat(missing(test.compare(new ProportionSummary(29, 5), new ProportionSummary(100, 6))))
                .isEqualTo("Looks at any time need at least 30 units in each arm; the control has 29.");
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(missing(SCORE.compare(ProportionSummary.empty(), new ProportionSummary(5, 1))))
                .isEqualTo("The control has no units; each arm needs some.");
        assertThat(missing(SCORE.compare(new ProportionSummary(5, 0), new ProportionSummary(9, 0))))
                .startsWith("Nobody in either arm did it");
        assertThat(missing(SCORE.compare(new ProportionSummary(5, 5), new ProportionSummary(9, 9))))
                .startsWith("Everybody in either arm did it");
    }

    @Test
    void refusesMoreSuccessesThanUnits() {
        assertThatThrownBy(() -> new ProportionSummary(5, 6))
                .hasMessageStartingWith(
                        "Cannot summarise 6 successes of 5 units: successes must lie between 0 and the units.");
    }

    private static Comparison.Effect compare(
            long controlSuccesses, long controlUnits, long treatmentSuccesses, long treatmentUnits) {
        return effect(SCORE.compare(
                new ProportionSummary(controlUnits, controlSuccesses),
                new ProportionSummary(treatmentUnits, treatmentSuccesses)));
    }
}
