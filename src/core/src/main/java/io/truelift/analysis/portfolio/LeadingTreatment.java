package io.truelift.analysis.portfolio;

import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Lift;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.analysis.experiment.result.Outcome;
import io.truelift.statistics.Comparison;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The treatment that stands for an experiment: the winner, or else that with the clearest answer on the primary metric.
 *
 * @param primary the primary metric
 * @param lift the treatment on it
 * @param effect what the test says
 */
public record LeadingTreatment(MetricResult primary, Lift lift, Comparison.Effect effect) {

    /** Absent where the primary metric has no answer, or where the report cannot be trusted. */
    public static Optional<LeadingTreatment> of(ExperimentReport report) {
        if (report.verdict().outcome() == Outcome.NOT_TRUSTED
                || report.metrics().isEmpty()) {
            return Optional.empty();
        }
        MetricResult primary = report.metrics().getFirst();
        Optional<String> winner = report.verdict().winner();
        return primary.lifts().stream()
                .filter(lift -> winner.isEmpty() || winner.get().equals(lift.variant()))
                .flatMap(lift -> effect(lift).map(effect -> new LeadingTreatment(primary, lift, effect)).stream())
                .min(Comparator.comparingDouble(treatment -> treatment.effect().pValue()));
    }

    private static Stream<Comparison.Effect> effects(Lift lift) {
        return lift.answer() instanceof Comparison.Effect effect ? Stream.of(effect) : Stream.empty();
    }

    private static Optional<Comparison.Effect> effect(Lift lift) {
        return effects(lift).findFirst();
    }
}
