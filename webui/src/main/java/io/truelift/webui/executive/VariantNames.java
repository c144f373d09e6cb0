package io.truelift.webui.executive;

import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Lift;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.analysis.experiment.result.Outcome;
import io.truelift.statistics.Comparison;
import io.truelift.webui.chart.Tone;
import io.truelift.webui.chart.Tone.Direction;
import java.util.Optional;

/** What a report calls its variants, and what their differences mean. */
final class VariantNames {
    private VariantNames() {}

    static String title(ExperimentReport report, String variant) {
        return report.population().title(variant);
    }

    /** Good or bad where the interval says so, which is of the level that a correction leaves; neither in a report that cannot be trusted. */
    static Tone tone(ExperimentReport report, MetricResult metric, Lift lift, Comparison.Effect effect) {
        if (report.verdict().outcome() == Outcome.NOT_TRUSTED) {
            return Tone.NEUTRAL;
        }
        Direction direction = metric.increaseIsGood() ? Direction.MORE_IS_BETTER : Direction.LESS_IS_BETTER;
        return Tone.ofDifference(effect.absolute().interval(), direction);
    }

    /** The lift of a variant on a metric; absent for the control, and where nothing is compared. */
    static Optional<Lift> lift(MetricResult metric, String variant) {
        return metric.lifts().stream()
                .filter(lift -> lift.variant().equals(variant))
                .findFirst();
    }

    static Optional<Comparison.Effect> effect(Lift lift) {
        return switch (lift.answer()) {
            case Comparison.Effect effect -> Optional.of(effect);
            case Comparison.NotEnoughData missing -> Optional.empty();
        };
    }
}
