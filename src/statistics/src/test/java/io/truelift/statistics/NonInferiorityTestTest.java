package io.truelift.statistics;

import static io.truelift.statistics.Expectations.assertClose;
import static io.truelift.statistics.Expectations.summary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.truelift.statistics.Inference.AlwaysValid;
import io.truelift.statistics.Inference.FixedHorizon;
import io.truelift.statistics.NonInferiority.Better;
import io.truelift.statistics.NonInferiority.Finding;
import io.truelift.statistics.NonInferiority.Margin;
import org.junit.jupiter.api.Test;

/** References are in {@link AgreementWithRTest} and {@link AgreementAtExtremesTest}. */
class NonInferiorityTestTest {

    private static final SampleSummary CONTROL = summary(400, "4000", "43600");
    private static final SampleSummary TREATMENT = summary(500, "4950", "53500");

    @Test
    void aMarginOfZeroAsksForSuperiority() {
        Finding finding = absolute(0, Better.HIGHER);
        Comparison.Effect effect = (Comparison.Effect) WelchTest.atAlpha(0.05).compare(CONTROL, TREATMENT);

        assertClose(finding.pValue(), 1 - effect.pValue() / 2);
        assertThat(finding.isShown(0.025)).isFalse();
    }

    @Test
    void allOfAlphaIsOnOneSide() {
        Comparison.Effect effect = (Comparison.Effect) WelchTest.atAlpha(0.05).compare(CONTROL, TREATMENT);

        assertClose(
                absolute(0.5, Better.HIGHER).bound(),
                effect.absolute().interval().low());
        assertClose(
                absolute(0.5, Better.LOWER).bound(),
                effect.absolute().interval().high());
    }

    @Test
    void lowerIsBetterIsTheMirrorImage() {
        Finding lower = absolute(0.5, Better.LOWER);
        Finding mirrored = (Finding) test(0.5, Scale.ABSOLUTE, Better.HIGHER)
                .compare(summary(400, "-4000", "43600"), summary(500, "-4950", "53500"));

        assertThat(lower.pValue()).isEqualTo(mirrored.pValue());
        assertThat(lower.bound()).isEqualTo(-mirrored.bound());
    }

    @Test
    void aRelativeMarginCountsTheErrorOfTheControl() {
        Finding finding = (Finding) test(0.05, Scale.RELATIVE, Better.HIGHER).compare(CONTROL, TREATMENT);

        // By hand: T - 0.95 C = 9.9 - 9.5 = 0.4; squared error 9.0080160/500 + 0.9025 * 9.0225564/400 = 0.0383732.
        assertThat(finding.standardError()).isCloseTo(0.195891, within(1e-6));
        assertThat(finding.pValue()).isCloseTo(0.0207, within(2e-4));
        assertThat(finding.bound()).isGreaterThan(-0.05);
        assertThat(finding.isShown(0.025)).isTrue();
    }

    @Test
    void aControlAroundZeroHasNoShareToAllow() {
        NonInferiority result = test(0.05, Scale.RELATIVE, Better.HIGHER).compare(summary(400, "1", "3600"), TREATMENT);

        assertThat(((NonInferiority.NotEnoughData) result).reason())
                .startsWith("The control's mean cannot be told from zero");
        assertThat(test(0.05, Scale.RELATIVE, Better.HIGHER)
                        .compare(new ProportionSummary(10, 0), new ProportionSummary(10, 1)))
                .isInstanceOf(NonInferiority.NotEnoughData.class);
    }

    @Test
    void nobodyInEitherArmStillTellsSomething() {
        Finding few = (Finding) test(0.05, Scale.ABSOLUTE, Better.HIGHER)
                .compare(new ProportionSummary(20, 0), new ProportionSummary(20, 0));
        Finding many = (Finding) test(0.05, Scale.ABSOLUTE, Better.HIGHER)
                .compare(new ProportionSummary(2000, 0), new ProportionSummary(2000, 0));

        assertThat(few.isShown(0.025)).isFalse();
        assertThat(many.isShown(0.025)).isTrue();
    }

    @Test
    void looksAtAnyTimeMoveTheBoundAway() {
        Margin margin = new Margin(0.5, Scale.ABSOLUTE);
        Finding anyTime = (Finding) NonInferiorityTest.under(AlwaysValid.tightestAt(0.025, 1000), margin, Better.HIGHER)
                .compare(CONTROL, TREATMENT);

        assertThat(anyTime.bound()).isLessThan(absolute(0.5, Better.HIGHER).bound());
        assertThat(anyTime.pValue()).isGreaterThan(absolute(0.5, Better.HIGHER).pValue());
    }

    @Test
    void refusesMarginsThatAreNone() {
        assertThatThrownBy(() -> new Margin(-0.1, Scale.ABSOLUTE)).hasMessageContaining("without a sign");
        assertThatThrownBy(() -> test(1, Scale.ABSOLUTE, Better.HIGHER)
                        .compare(new ProportionSummary(10, 5), new ProportionSummary(10, 5)))
                .hasMessage("Cannot use a margin of 1.0 for a share: no treatment could lose as much.");
        assertThatThrownBy(() ->
                        NonInferiorityTest.under(new FixedHorizon(0.5), new Margin(1, Scale.ABSOLUTE), Better.LOWER))
                .hasMessageContaining("between 0 and 0.5");
    }

    private static Finding absolute(double margin, Better better) {
        return (Finding) test(margin, Scale.ABSOLUTE, better).compare(CONTROL, TREATMENT);
    }

    private static NonInferiorityTest test(double margin, Scale scale, Better better) {
        return NonInferiorityTest.under(new FixedHorizon(0.025), new Margin(margin, scale), better);
    }
}
