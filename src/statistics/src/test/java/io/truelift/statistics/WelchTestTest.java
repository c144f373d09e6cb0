package io.truelift.statistics;

import static io.truelift.statistics.Expectations.assertClose;
import static io.truelift.statistics.Expectations.effect;
import static io.truelift.statistics.Expectations.missing;
import static io.truelift.statistics.Expectations.summary;
import static io.truelift.statistics.Expectations.summaryOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * Unless a test says otherwise its numbers were computed with mpmath 1.3.0 at 40 digits: Student's tail as
 * {@code betainc(df/2, 1/2, 0, df/(df+t^2), regularized=True)}, its quantile by {@code findroot}, Fieller's bounds as the roots of his
 * quadratic in the ratio. They agree with {@code scipy.stats.ttest_ind_from_stats(..., equal_var=False)} of SciPy 1.17.1.
 */
class WelchTestTest {

    private static final WelchTest WELCH = WelchTest.atAlpha(0.05);

    @Test
    void agreesWithStudentsSleepDataInR() {
        // R: t.test(extra ~ group, data = sleep): t = -1.8608, df = 17.776, p-value = 0.07939, interval -3.3654832
        // 0.2054832.
        SampleSummary groupOne = summaryOf("0.7", "-1.6", "-0.2", "-1.2", "-0.1", "3.4", "3.7", "0.8", "0.0", "2.0");
        SampleSummary groupTwo = summaryOf("1.9", "0.8", "1.1", "0.1", "-0.1", "4.4", "5.5", "1.6", "4.6", "3.4");

        Comparison.Effect effect = effect(WELCH.compare(groupTwo, groupOne));

        assertThat(JointEstimate.ofIndependent(groupTwo.estimate(), groupOne.estimate())
                        .degreesOfFreedom())
                .isCloseTo(17.77647352, within(1e-8));
        assertThat(effect.method()).isEqualTo("Welch");
        assertClose(effect.pValue(), 0.0793941401873581);
        assertClose(effect.absolute(), -1.58, -3.36548323071171, 0.205483230711711);
        assertClose(effect.relative().orElseThrow(), -0.678111587982833, -1.20150860731104, 0.15742324559172);
    }

    @Test
    void comparesRevenuePerCustomerFromSums() {
        Comparison.Effect effect =
                effect(WELCH.compare(summary(3407, "1396.87", "52377.9767"), summary(3461, "2422.7", "134698.29")));

        assertClose(effect.pValue(), 0.020158402643587);
        assertClose(effect.absolute(), 0.29, 0.0453778925592901, 0.53462210744071);
        assertClose(effect.relative().orElseThrow(), 0.707317073170732, 0.0940619707712865, 1.7086899441919);
        assertThat(effect.absolute().interval().level()).isEqualTo(0.95);
    }

    @Test
    void comparesSpendOfHillstromsMailing() {
        // Sums of the published file's column spend by segment, added up exactly.
        SampleSummary nobody = summary(21306, "13908.33", "2870050.3621");
        Comparison.Effect mens = effect(WELCH.compare(nobody, summary(21307, "30311.69", "6759024.4973")));
        Comparison.Effect womens = effect(WELCH.compare(nobody, summary(21387, "23038.11", "4911446.5763")));

        assertClose(mens.absolute(), 0.769827155894536, 0.485139732568407, 1.05451457922067);
        assertClose(mens.relative().orElseThrow(), 1.17928877036201, 0.643675384363064, 1.97748079176869);
        assertClose(mens.pValue(), 1.16381496822549e-7);
        assertClose(womens.absolute(), 0.424412215936597, 0.168956789883779, 0.679867641989415);
        assertClose(womens.relative().orElseThrow(), 0.650151863864686, 0.224161724005203, 1.27496469381016);
        assertClose(womens.pValue(), 0.00112939710236325);
    }

    @Test
    void givesTheLiftOfANegativeBaselineTheSignOfTheDifference() {
        // From -10 to -7: 3 more is 30 % better. The mirror image of 10 to 7, whose ratio less one is -0.3.
        Comparison.Effect effect = effect(WELCH.compare(summary(50, "-500", "5400"), summary(60, "-420", "3500")));
        Comparison.Effect mirrored = effect(WELCH.compare(summary(50, "500", "5400"), summary(60, "420", "3500")));

        assertClose(effect.absolute(), 3, 1.87601203063235, 4.12398796936765);
        assertClose(effect.relative().orElseThrow(), 0.3, 0.198309558945196, 0.392649420719783);
        assertClose(mirrored.relative().orElseThrow(), -0.3, -0.392649420719783, -0.198309558945196);
        assertThat(effect.pValue()).isEqualTo(mirrored.pValue());
        assertClose(effect.pValue(), 6.52974411673499e-7);
    }

    @Test
    void givesNoLiftOverAControlThatCannotBeToldFromZero() {
        SampleSummary treatment = summaryOf("5", "6", "7", "6");

        assertThat(effect(WELCH.compare(summaryOf("-1", "1", "-2", "2"), treatment))
                        .relative())
                .isEmpty();
        assertThat(effect(WELCH.compare(summaryOf("-1", "1", "-2", "3"), treatment))
                        .relative())
                .isEmpty();
        assertThat(effect(WELCH.compare(summaryOf("0", "0", "0", "0"), treatment))
                        .relative())
                .isEmpty();
    }

    @Test
    void comparesAnArmWithoutVarianceByTheOthersDegreesOfFreedom() {
        // SciPy 1.17.1: ttest_1samp([5, 6, 7, 6], 4), the same test: t = 4.898979485566356, p = 0.016277 with 3 degrees
        // of freedom.
        Comparison.Effect effect = effect(WELCH.compare(summaryOf("4", "4", "4"), summaryOf("5", "6", "7", "6")));

        assertThat(effect.pValue()).isCloseTo(0.016276603, within(1e-9));
        assertThat(effect.relative().orElseThrow().interval().low())
                .isCloseTo(effect.absolute().interval().low() / 4, within(1e-12));
    }

    @Test
    void seesNoDifferenceBetweenEqualMeansOfArmsOfDifferentSize() {
        Comparison.Effect effect =
                effect(WELCH.compare(summaryOf("0", "0", "1"), summaryOf("0", "0", "1", "0", "0", "1")));

        assertThat(effect.absolute().value()).isZero();
        assertThat(effect.pValue()).isEqualTo(1);
    }

    @Test
    void saysWhatIsMissing() {
        SampleSummary three = summaryOf("1", "2", "3");

        assertThat(missing(WELCH.compare(SampleSummary.empty(), three)))
                .isEqualTo("The control has no units; each arm needs at least two.");
        assertThat(missing(WELCH.compare(three, summaryOf("1"))))
                .isEqualTo("The treatment has one unit; each arm needs at least two.");
        assertThat(missing(WELCH.compare(summaryOf("2", "2"), summaryOf("3", "3", "3"))))
                .startsWith("Neither arm varies");
    }

    @Test
    void refusesALevelOutsideZeroToOne() {
        assertThatThrownBy(() -> WelchTest.atAlpha(0)).hasMessageStartingWith("Cannot use significance level 0.0");
        assertThatThrownBy(() -> WelchTest.atAlpha(5)).isInstanceOf(IllegalArgumentException.class);
    }
}
