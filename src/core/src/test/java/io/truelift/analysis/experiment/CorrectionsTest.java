package io.truelift.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.truelift.analysis.experiment.result.Corrected;
import io.truelift.analysis.experiment.result.Lift;
import io.truelift.statistics.Adjustment;
import io.truelift.statistics.Comparison.Effect;
import io.truelift.statistics.Comparison.NotEnoughData;
import io.truelift.statistics.Inference;
import io.truelift.statistics.MeanComparison;
import io.truelift.statistics.MeanEstimate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Corrected p-values and the intervals beside them never contradict each other. */
class CorrectionsTest {
    private static final double ALPHA = 0.05;

    /** A treatment that is better by so many standard errors. */
    private static Corrections.Test better(double standardErrors) {
        MeanEstimate control = new MeanEstimate(BigDecimal.TEN, 0.005, 1_000_000);
        MeanEstimate treatment = new MeanEstimate(BigDecimal.valueOf(10 + standardErrors * 0.1), 0.005, 1_000_000);
        return new Corrections.Test(lift(control, treatment, ALPHA), alpha -> lift(control, treatment, alpha));
    }

    private static Lift lift(MeanEstimate control, MeanEstimate treatment, double alpha) {
        return new Lift(
                "treatment",
                new MeanComparison(new Inference.FixedHorizon(alpha)).compare("Welch", control, treatment));
    }

    private static Corrected corrected(Lift lift) {
        return lift.more().corrected().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(
            value = Adjustment.class,
            names = {"NONE", "HOLM", "BENJAMINI_HOCHBERG"})
    void intervalsExcludeZeroExactlyWhereTheCorrectedPValueIsBelowAlpha(Adjustment adjustment) {
        SplittableRandom random = new SplittableRandom(7);
        for (int repetition = 0; repetition < 300; repetition++) {
            List<Corrections.Test> tests = new ArrayList<>();
            for (int i = 0; i <= repetition % 8; i++) {
                tests.add(better(random.nextDouble() * 4));
            }
            for (Lift lift : new Corrections(adjustment, ALPHA).correct(tests)) {
                Effect effect = (Effect) lift.answer();
                boolean isFound = corrected(lift).pValue() < ALPHA;
                assertThat(effect.absolute().interval().contains(0)).isEqualTo(!isFound);
                assertThat(effect.relative().orElseThrow().interval().contains(0))
                        .isEqualTo(!isFound);
            }
        }
    }

    @Test
    void widensIntervalsSoThatTheyHoldAllTogether() {
        List<Lift> lifts = new Corrections(Adjustment.HOLM, ALPHA).correct(List.of(better(3), better(1)));

        assertThat(lifts)
                .extracting(
                        lift -> ((Effect) lift.answer()).absolute().interval().level())
                .allSatisfy(level -> assertThat(level).isCloseTo(0.975, within(1e-12)));
        assertThat(lifts)
                .extracting(lift ->
                        ((Effect) lift.comparison()).absolute().interval().level())
                .containsOnly(0.95);
    }

    @Test
    void leavesASingleTestAsItIs() {
        Lift lift = new Corrections(Adjustment.HOLM, ALPHA)
                .correct(List.of(better(2)))
                .getFirst();

        assertThat(lift.answer()).isEqualTo(lift.comparison());
        assertThat(corrected(lift).pValue()).isEqualTo(((Effect) lift.comparison()).pValue());
    }

    @Test
    void passesOverWhatHasNoAnswer() {
        Corrections.Test nothing = new Corrections.Test(
                new Lift("treatment", new NotEnoughData("Too few.")),
                alpha -> new Lift("treatment", new NotEnoughData("Too few.")));
        List<Lift> lifts = new Corrections(Adjustment.HOLM, ALPHA).correct(List.of(nothing, better(2)));

        assertThat(lifts.getFirst().answer()).isInstanceOf(NotEnoughData.class);
        assertThat(corrected(lifts.getLast()).pValue())
                .isEqualTo(((Effect) lifts.getLast().comparison()).pValue());
    }
}
