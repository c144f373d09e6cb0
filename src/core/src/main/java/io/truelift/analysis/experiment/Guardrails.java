package io.truelift.analysis.experiment;

import io.truelift.analysis.experiment.result.Lift;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.statistics.Comparison.Effect;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What must not get worse. A guardrail without a margin is harmed where its own test says that it got worse; one with a
 * margin is safe only where it is shown to be within. Neither is asked to prove its harm twice, so nothing is corrected.
 */
record Guardrails(List<MetricResult> metrics, double alpha) {

    /** Titles of guardrails that got worse under the treatment, by more than their margin where they have one; empty for none. */
    String harmed(String variant) {
        return titles(
                variant,
                metric -> lift -> lift.answer() instanceof Effect effect
                        && effect.isSignificant(alpha)
                        && !VerdictWriter.isGood(metric, effect)
                        && lift.more()
                                .guard()
                                .map(guard -> !guard.isWithin()
                                        && Math.abs(effect.absolute().value()) > guard.margin())
                                .orElse(true));
    }

    /** Titles of guardrails of which it is not shown that they are within their margin; empty for none. */
    String open(String variant) {
        return titles(
                variant,
                metric -> lift ->
                        lift.more().guard().filter(guard -> !guard.isWithin()).isPresent());
    }

    private String titles(String variant, Function<MetricResult, Predicate<Lift>> is) {
        return metrics.stream()
                .filter(metric -> metric.lifts().stream()
                        .filter(lift -> lift.variant().equals(variant))
                        .anyMatch(is.apply(metric)))
                .map(MetricResult::title)
                .collect(Collectors.joining(", "));
    }
}
