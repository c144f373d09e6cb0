package io.truelift.statistics;

import static io.truelift.statistics.Expectations.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Wilson's interval and that of the net promoter score. */
class ShareIntervalsTest {

    private static final WilsonInterval WILSON = WilsonInterval.atAlpha(0.05);
    private static final NetPromoterScore SCORE = NetPromoterScore.atAlpha(0.05);

    @Test
    void givesWilsonsIntervalAsScipyDoes() {
        // SciPy 1.17.1: scipy.stats.binomtest(x, n).proportion_ci(method="wilson"); the second is the airline survey.
        assertClose(wilson(17, 3), 3 / 17.0, 0.061911266376209945, 0.4102945856883412);
        assertClose(wilson(25_976, 11_403), 11_403 / 25_976.0, 0.43295664845221926, 0.44502567083850453);
        assertClose(wilson(10, 0), 0, 0, 0.27753279986288926);
        assertClose(wilson(10, 10), 1, 0.7224672001371109, 1);
    }

    @Test
    void keepsTheDigitsOfRareAnswersAmongThousandsOfMillions() {
        // By mpmath 1.3.0 at 60 digits, from the formula: x = 1, n = 2147483647.
        assertClose(wilson(2_147_483_647, 1), 1 / 2_147_483_647.0, 8.220065153553604e-11, 2.6379405790648642e-09);
        assertThatThrownBy(() -> wilson(2_147_483_648L, 1))
                .hasMessageStartingWith("Cannot give the interval of a share of 2147483648 units");
    }

    @Test
    void givesNoShareWithoutAnswers() {
        assertThat(WILSON.estimate(ProportionSummary.empty())).isEmpty();
        assertThat(SCORE.estimate(0, 0, 0)).isEmpty();
    }

    @Test
    void scoresPromotersLessDetractorsWithMultinomialVariance() {
        // By mpmath 1.3.0: 0.3 -+ 1.959963984540054 * sqrt((0.7 - 0.09) / 100).
        assertClose(SCORE.estimate(50, 30, 20).orElseThrow(), 0.3, 0.146921919249573, 0.453078080750427);
    }

    @Test
    void staysWithinTheScale() {
        Interval interval = SCORE.estimate(9, 0, 1).orElseThrow().interval();

        assertThat(interval.high()).isEqualTo(1);
        assertThat(interval.low()).isGreaterThan(-1);
    }

    @Test
    void isNotCertainBecauseAllAnswersAreOfOneKind() {
        // With z squared = 3.841458820694124: all promoters leave a share of n / (n + z^2) in doubt as Wilson's
        // interval does.
        Interval promoters = SCORE.estimate(10, 0, 0).orElseThrow().interval();
        Interval passives = SCORE.estimate(0, 10, 0).orElseThrow().interval();
        Interval detractors = SCORE.estimate(0, 0, 10).orElseThrow().interval();

        assertThat(promoters.low()).isCloseTo(2 * 0.7224672001371109 - 1, within(1e-12));
        assertThat(promoters.high()).isEqualTo(1);
        assertThat(detractors.high()).isEqualTo(-promoters.low());
        assertThat(passives.high()).isCloseTo(0.27753279986288926, within(1e-12));
        assertThat(passives.low()).isEqualTo(-passives.high());
    }

    @Test
    void refusesNegativeCounts() {
        assertThatThrownBy(() -> SCORE.estimate(1, -1, 1))
                .hasMessageStartingWith("Cannot score 1 promoters, -1 passives");
    }

    private static Estimate wilson(long answers, long favourable) {
        return WILSON.estimate(new ProportionSummary(answers, favourable)).orElseThrow();
    }
}
