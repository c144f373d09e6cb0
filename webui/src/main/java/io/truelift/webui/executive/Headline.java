package io.truelift.webui.executive;

import io.truelift.experiment.ExperimentReport;
import io.truelift.experiment.ExperimentReport.Lift;
import io.truelift.experiment.ExperimentReport.MetricResult;
import io.truelift.experiment.ExperimentReport.Outcome;
import io.truelift.statistics.Comparison;
import io.truelift.statistics.Estimate;
import io.truelift.webui.chart.Tone;
import java.util.Comparator;
import java.util.Optional;

/**
 * The one figure that stands for an experiment: the lift of its primary metric, of the winner or else of the treatment
 * with the clearest answer.
 *
 * @param metric the primary metric in words
 * @param variant the treatment in words
 * @param lift relative difference to the control
 * @param tone colour
 */
public record Headline(String metric, String variant, Estimate lift, Tone tone) {

    /** Absent where the primary metric has no lift that can be told, or where the report cannot be trusted. */
    public static Optional<Headline> of(ExperimentReport report) {
        return treatment(report).flatMap(treatment -> treatment.effect().relative().map(lift -> new Headline(
                treatment.primary().title(),
                Variants.title(report, treatment.lift().variant()),
                lift,
                Variants.tone(report, treatment.primary(), treatment.lift(), treatment.effect()))));
    }

    /**
     * The treatment that stands for an experiment.
     *
     * @param primary the primary metric
     * @param lift the treatment on it
     * @param effect what the test says
     */
    record Treatment(MetricResult primary, Lift lift, Comparison.Effect effect) {}

    static Optional<Treatment> treatment(ExperimentReport report) {
        if (report.verdict().outcome() == Outcome.NOT_TRUSTED || report.metrics().isEmpty()) {
            return Optional.empty();
        }
        MetricResult primary = report.metrics().getFirst();
        Optional<String> winner = report.verdict().winner();
        return primary.lifts().stream()
                .filter(lift -> winner.isEmpty() || winner.get().equals(lift.variant()))
                .flatMap(lift -> Variants.effect(lift).map(effect -> new Treatment(primary, lift, effect)).stream())
                .min(Comparator.comparingDouble(treatment -> treatment.effect().pValue()));
    }
}
