package io.truelift.statistics;

import static io.truelift.statistics.Expectations.effect;
import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.statistics.Inference.AlwaysValid;
import io.truelift.statistics.Inference.FixedHorizon;
import io.truelift.statistics.NonInferiority.Better;
import io.truelift.statistics.NonInferiority.Finding;
import io.truelift.statistics.NonInferiority.Margin;
import io.truelift.statistics.Posterior.Belief;
import io.truelift.statistics.Posterior.Prior;
import io.truelift.statistics.ReferenceLines.Line;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Two units and a thousand million, p-values of 1e-300, means around zero: to 1e-9 of what mpmath 1.3.0 finds at 60 digits straight from
 * the definitions. The computations are in references.py, which wrote references-in-mpmath.txt; both lie in the test resources.
 */
class AgreementAtExtremesTest {

    @Test
    void welchAndFieller() {
        for (Line line : lines("welch")) {
            Comparison.Effect effect = effect(WelchTest.atAlpha(line.number(6)).compare(line.sums(0), line.sums(3)));

            line.assertResult(0, effect.absolute().value());
            line.assertResult(1, effect.standardError());
            line.assertResult(2, effect.degreesOfFreedom().orElseThrow());
            line.assertResult(3, effect.pValue());
            line.assertResult(4, effect.absolute().interval().low());
            line.assertResult(5, effect.absolute().interval().high());
            assertLift(line, 6, effect.relative());
        }
    }

    @Test
    void alwaysValid() {
        for (Line line : lines("sequential")) {
            AlwaysValid inference = AlwaysValid.tightestAt(line.number(6), line.number(7));
            Comparison.Effect effect = effect(WelchTest.under(inference).compare(line.sums(0), line.sums(3)));

            line.assertResult(0, inference.rho());
            line.assertEstimate(1, effect.absolute());
            line.assertResult(4, effect.pValue());
            if (line.hasResult(5)) {
                line.assertResult(5, effect.relative().orElseThrow().interval().low());
                line.assertResult(6, effect.relative().orElseThrow().interval().high());
            } else {
                assertThat(effect.relative()).isEmpty();
            }
        }
    }

    @Test
    void alwaysValidInOneDirection() {
        for (Line line : lines("onesided")) {
            AlwaysValid inference = AlwaysValid.tightestAt(line.number(6), line.number(7));
            Finding finding =
                    (Finding) NonInferiorityTest.under(inference, new Margin(0, Scale.ABSOLUTE), Better.HIGHER)
                            .compare(line.sums(0), line.sums(3));

            line.assertResult(0, finding.bound());
            line.assertResult(1, finding.pValue());
        }
    }

    @Test
    void bayesian() {
        for (Line line : lines("bayesian")) {
            Prior prior = new Prior(
                    line.number(7), line.number(8), Scale.valueOf(line.input(9).toUpperCase(Locale.ROOT)));
            Belief belief = (Belief) BayesianTest.of(line.number(6), prior).compare(line.sums(0), line.sums(3));

            line.assertResult(0, belief.absolute().value());
            line.assertResult(1, belief.standardDeviation());
            line.assertResult(2, belief.absolute().interval().low());
            line.assertResult(3, belief.absolute().interval().high());
            line.assertResult(4, belief.chanceToBeatControl());
            line.assertResult(5, belief.lossOfTreatment());
            line.assertResult(6, belief.lossOfControl());
            if (line.hasResult(7)) {
                line.assertResult(7, belief.relative().orElseThrow().interval().low());
                line.assertResult(8, belief.relative().orElseThrow().interval().high());
            } else {
                assertThat(belief.relative()).isEmpty();
            }
        }
    }

    @Test
    void nonInferiorityOfShares() {
        for (Line line : lines("shares")) {
            Margin margin =
                    new Margin(line.number(4), Scale.valueOf(line.input(5).toUpperCase(Locale.ROOT)));
            FixedHorizon inference = new FixedHorizon(line.number(6));
            Finding finding = (Finding)
                    NonInferiorityTest.under(inference, margin, Better.HIGHER).compare(line.share(0), line.share(2));

            line.assertResult(0, finding.pValue());
            line.assertResult(1, finding.bound());
        }
    }

    private static void assertLift(Line line, int place, Optional<Estimate> lift) {
        if (line.hasResult(place)) {
            line.assertEstimate(place, lift.orElseThrow());
        } else {
            assertThat(lift).isEmpty();
        }
    }

    private static List<Line> lines(String kind) {
        return ReferenceLines.read("references-in-mpmath.txt", kind);
    }
}
