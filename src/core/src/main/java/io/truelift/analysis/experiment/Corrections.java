package io.truelift.analysis.experiment;

import io.truelift.analysis.experiment.result.Corrected;
import io.truelift.analysis.experiment.result.Lift;
import io.truelift.definitions.experiment.Experiment.Correction;
import io.truelift.statistics.Adjustment;
import io.truelift.statistics.Comparison;
import io.truelift.statistics.Comparison.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Several tests beside each other: p-values are corrected, and the intervals are told again at the level that the correction
 * leaves each test, so that they exclude zero exactly where the corrected p-value is below alpha. That level is alpha over the
 * number of tests (Bonferroni; then the intervals hold all together) wherever that says the same as the correction; where Holm
 * or Benjamini and Hochberg find what Bonferroni would not, it is alpha times p over corrected p.
 */
final class Corrections {
    private final Adjustment adjustment;
    private final double alpha;

    Corrections(Adjustment adjustment, double alpha) {
        this.adjustment = adjustment;
        this.alpha = alpha;
    }

    static Adjustment of(Correction correction) {
        return switch (correction) {
            case HOLM -> Adjustment.HOLM;
            case BENJAMINI_HOCHBERG -> Adjustment.BENJAMINI_HOCHBERG;
            case NONE -> Adjustment.NONE;
        };
    }

    /**
     * A test that can be told again.
     *
     * @param lift at the level alpha
     * @param atLevel the lift at another alpha
     */
    record Test(Lift lift, DoubleFunction<Lift> atLevel) {}

    /** The lifts of all tests, in the order given; those without an answer take no part. */
    List<Lift> correct(List<Test> tests) {
        double[] pValues = tests.stream()
                .map(test -> test.lift().uncorrected())
                .filter(comparison -> comparison instanceof Effect)
                .mapToDouble(comparison -> ((Effect) comparison).pValue())
                .toArray();
        double[] corrected = adjustment.adjust(pValues);
        List<Lift> lifts = new ArrayList<>();
        int next = 0;
        for (Test test : tests) {
            if (test.lift().uncorrected() instanceof Effect effect) {
                lifts.add(corrected(test, effect.pValue(), corrected[next++], pValues.length));
            } else {
                lifts.add(test.lift());
            }
        }
        return lifts;
    }

    private Lift corrected(Test test, double pValue, double corrected, int tests) {
        double level = level(pValue, corrected, tests);
        Comparison comparison = level == alpha
                ? test.lift().uncorrected()
                : test.atLevel().apply(level).uncorrected();
        return test.lift().withCorrected(new Corrected(corrected, comparison));
    }

    private double level(double pValue, double corrected, int tests) {
        if (adjustment == Adjustment.NONE || tests < 2) {
            return alpha;
        }
        boolean isFound = corrected < alpha;
        boolean bonferroniAgrees = pValue * tests < alpha == isFound;
        return bonferroniAgrees ? alpha / tests : alpha * (pValue / corrected);
    }
}
