package io.truelift.analysis.experiment;

import io.truelift.analysis.experiment.result.Bayesian;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.metric.Metric;
import io.truelift.statistics.BayesianTest;
import io.truelift.statistics.Comparison;
import io.truelift.statistics.Comparison.Effect;
import io.truelift.statistics.MeanEstimate;
import io.truelift.statistics.Posterior;
import io.truelift.statistics.Posterior.Prior;
import io.truelift.statistics.Scale;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The chance that a treatment is better, and what is lost where it is not, from the effect and the standard error of the test,
 * adjusted or not, and the plan's prior on the lift.
 */
record Chances(Metric metric, Experiment.Prior prior, double alpha) {

    /** @param baseline the control's figure */
    Optional<Bayesian> of(Comparison comparison, double baseline) {
        if (!(comparison instanceof Effect effect) || !Double.isFinite(baseline) || effect.standardError() == 0) {
            return Optional.empty();
        }
        // Chance and loss depend on the difference and its variance alone; how the arms share it does not matter.
        double half = effect.standardError() * effect.standardError() / 2;
        BigDecimal control = BigDecimal.valueOf(baseline);
        MeanEstimate one = new MeanEstimate(control, half, 2);
        MeanEstimate other = new MeanEstimate(
                control.add(BigDecimal.valueOf(effect.absolute().value())), half, 2);
        return switch (BayesianTest.of(alpha, new Prior(prior.mean(), prior.deviation(), Scale.RELATIVE))
                .compare(one, other)) {
            case Posterior.Belief belief ->
                Optional.of(
                        metric.increaseIsGood()
                                ? new Bayesian(belief.chanceToBeatControl(), belief.lossOfTreatment())
                                : new Bayesian(1 - belief.chanceToBeatControl(), belief.lossOfControl()));
            case Posterior.NotEnoughData nothing -> Optional.empty();
        };
    }
}
