package io.truelift.webui.executive;

import io.truelift.analysis.portfolio.ExperimentSummary;
import io.truelift.analysis.portfolio.ExperimentSummary.Leading;
import io.truelift.statistics.Estimate;
import io.truelift.webui.chart.Tone;
import io.truelift.webui.chart.Tone.Direction;
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
    public static Optional<Headline> of(ExperimentSummary summary) {
        return summary.leading()
                .flatMap(leading -> leading.relative()
                        .map(lift -> new Headline(leading.metric(), leading.variant(), lift, tone(leading))));
    }

    private static Tone tone(Leading leading) {
        return Tone.ofDifference(
                leading.absolute().interval(),
                leading.increaseIsGood() ? Direction.MORE_IS_BETTER : Direction.LESS_IS_BETTER);
    }
}
