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
        if (report.verdict().outcome() == Outcome.NOT_TRUSTED) {
            return Optional.empty();
        }
        return report.metrics().stream().findFirst().flatMap(primary -> of(report, primary));
    }

    private static Optional<Headline> of(ExperimentReport report, MetricResult primary) {
        Optional<String> winner = report.verdict().winner();
        return primary.lifts().stream()
                .filter(lift -> winner.isEmpty() || winner.get().equals(lift.variant()))
                .flatMap(lift -> effect(lift).stream().filter(effect -> effect.relative().isPresent()).map(effect -> new Candidate(lift, effect)))
                .min(Comparator.comparingDouble(candidate -> candidate.effect().pValue()))
                .map(candidate -> {
                    Estimate lift = candidate.effect().relative().orElseThrow();
                    return new Headline(
                            primary.title(), Variants.title(report, candidate.lift().variant()), lift, Variants.tone(report, primary, candidate.effect()));
                });
    }

    private record Candidate(Lift lift, Comparison.Effect effect) {}

    private static Optional<Comparison.Effect> effect(Lift lift) {
        return switch (lift.comparison()) {
            case Comparison.Effect effect -> Optional.of(effect);
            case Comparison.NotEnoughData missing -> Optional.empty();
        };
    }
}
