package io.truelift.analysis.planning;

import io.truelift.analysis.experiment.PlannedInference;
import io.truelift.definitions.experiment.Stopping;
import io.truelift.statistics.Inference;
import io.truelift.statistics.planning.PlannedTest;
import io.truelift.statistics.planning.UnitFactor;

/** What covariates save and looks cost, as a factor of the units. */
final class UnitFactors {
    private static final double MOST_EXPLAINED = 0.999999;

    private UnitFactors() {}

    /** @param explained share of the variance that the adjustment takes away */
    static double of(Stopping stopping, double explained, double alpha, double power) {
        double covariates = UnitFactor.ofCovariate(Math.min(explained, MOST_EXPLAINED));
        return covariates
                * switch (stopping) {
                    case Stopping.Once once -> 1;
                    case Stopping.AtLooks looks ->
                        PlannedInference.design(looks, alpha).inflation(power);
                    case Stopping.Anytime(long tuning) -> anytime(tuning, alpha, power);
                };
    }

    /** What the confidence sequence costs at the units it is tuned to. */
    private static double anytime(long tuning, double alpha, double power) {
        Inference.Basis basis = new Inference.Basis(Double.POSITIVE_INFINITY, tuning);
        double critical = Inference.AlwaysValid.tightestAt(alpha, tuning).criticalValue(basis);
        return UnitFactor.ofCriticalValue(critical, PlannedTest.atAlpha(alpha), power);
    }
}
