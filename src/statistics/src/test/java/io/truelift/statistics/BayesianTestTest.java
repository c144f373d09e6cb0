package io.truelift.statistics;

import static io.truelift.statistics.Expectations.assertClose;
import static io.truelift.statistics.Expectations.summary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.truelift.statistics.Posterior.Belief;
import io.truelift.statistics.Posterior.Prior;
import org.junit.jupiter.api.Test;

/** References are in {@link AgreementAtExtremesTest}. */
class BayesianTestTest {

    private static final SampleSummary CONTROL = summary(3407, "1396.87", "52377.9767");
    private static final SampleSummary TREATMENT = summary(3461, "2422.7", "134698.29");

    @Test
    void aWidePriorLeavesTheDataAlone() {
        Belief belief = belief(new Prior(0, 1e6, Scale.ABSOLUTE));
        Comparison.Effect effect = (Comparison.Effect) WelchTest.atAlpha(0.05).compare(CONTROL, TREATMENT);

        assertClose(belief.absolute().value(), effect.absolute().value());
        assertThat(1 - belief.chanceToBeatControl()).isCloseTo(effect.pValue() / 2, within(5e-5));
        assertThat(belief.relative().orElseThrow().interval().low())
                .isCloseTo(effect.relative().orElseThrow().interval().low(), within(1e-3));
    }

    @Test
    void aNarrowPriorHoldsAgainstTheData() {
        Belief belief = belief(new Prior(-1, 1e-6, Scale.ABSOLUTE));

        assertThat(belief.absolute().value()).isCloseTo(-1, within(1e-6));
        assertThat(belief.chanceToBeatControl()).isZero();
    }

    @Test
    void aPriorOnTheLiftIsTakenTimesTheControl() {
        // The control's mean is 0.41.
        assertClose(
                belief(new Prior(0.1, 0.3, Scale.RELATIVE)).absolute().value(),
                belief(new Prior(0.041, 0.123, Scale.ABSOLUTE)).absolute().value());
    }

    @Test
    void theLossesDifferByTheMean() {
        Belief belief = belief(new Prior(0, 0.3, Scale.ABSOLUTE));

        assertClose(
                belief.lossOfControl() - belief.lossOfTreatment(),
                belief.absolute().value());
    }

    @Test
    void aPriorOfNextToNoWidthKeepsItsDigits() {
        // The joint posterior by its precision matrix, mpmath 1.3.0 at 400 digits: a difference of 1e-7, and a prior of
        // -61.5 with deviation 1e-160.
        Belief belief = (Belief) BayesianTest.of(0.05, new Prior(-61.5, 1e-160, Scale.ABSOLUTE))
                .compare(summary(100, "100", "200"), summary(100, "100.00001", "200"));

        assertClose(belief.standardDeviation(), 1e-160);
        assertThat(belief.absolute().value()).isEqualTo(-61.5);
        assertThat(belief.lossOfTreatment()).isCloseTo(61.5, within(1e-13));
        Estimate lift = belief.relative().orElseThrow();
        assertThat(lift.value()).isCloseTo(-1.93700768336535705, within(1e-14));
        assertThat(lift.interval().low()).isCloseTo(-1.94554285982746123, within(1e-14));
        assertThat(lift.interval().high()).isCloseTo(-1.92854706813968904, within(1e-14));
    }

    @Test
    void aPriorBeyondAllDataHasFiniteLosses() {
        Belief belief = (Belief) BayesianTest.of(0.05, new Prior(1e200, 1e-200, Scale.ABSOLUTE))
                .compare(summary(100, "1", "100"), summary(100, "2", "100"));

        assertThat(belief.lossOfTreatment()).isZero();
        assertThat(belief.lossOfControl()).isEqualTo(1e200);
    }

    @Test
    void saysWhatIsMissing() {
        BayesianTest test = BayesianTest.of(0.05, new Prior(0, 0.3, Scale.RELATIVE));

        assertThat(test.compare(SampleSummary.empty(), TREATMENT))
                .isEqualTo(new Posterior.NotEnoughData("The control has no units; each arm needs at least two."));
        assertThat(((Posterior.NotEnoughData) test.compare(summary(100, "1", "900"), TREATMENT)).reason())
                .endsWith("Use an absolute prior.");
        assertThat(test.compare(new ProportionSummary(9, 0), new ProportionSummary(9, 0)))
                .isInstanceOf(Posterior.NotEnoughData.class);
        assertThatThrownBy(() -> new Prior(0, Double.POSITIVE_INFINITY, Scale.ABSOLUTE))
                .hasMessageContaining("both must be finite");
    }

    private static Belief belief(Prior prior) {
        return (Belief) BayesianTest.of(0.05, prior).compare(CONTROL, TREATMENT);
    }
}
