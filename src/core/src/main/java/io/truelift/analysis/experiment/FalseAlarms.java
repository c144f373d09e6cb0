package io.truelift.analysis.experiment;

import io.truelift.analysis.experiment.ReplayAa.Rate;
import io.truelift.analysis.totals.Deals.Arm;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.Experiment.Measure;
import io.truelift.statistics.Comparison;
import io.truelift.statistics.Comparison.Effect;
import io.truelift.statistics.Inference;
import io.truelift.statistics.Moments;
import io.truelift.statistics.ProportionSummary;
import io.truelift.statistics.UsualAlpha;
import io.truelift.statistics.WilsonInterval;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the deals of an experiment's units in which a test finds a difference. The tests are those of a report that is read
 * once and adjusts for nothing; a rate is told with Wilson's interval at the usual level.
 */
final class FalseAlarms {

    private final Experiment experiment;

    FalseAlarms(Experiment experiment) {
        this.experiment = experiment;
    }

    ReplayAa of(List<Arm> arms, int times, Instant now) {
        Map<Integer, Arm> controls = new HashMap<>();
        Map<Integer, Arm> treatments = new HashMap<>();
        arms.forEach(arm -> (arm.isControl() ? controls : treatments).put(arm.number(), arm));
        List<ReplayAa.Metric> metrics = experiment.measures().stream()
                .filter(measure -> !measure.metric().kind().isQuantile())
                .map(measure -> metric(measure, controls, treatments))
                .toList();
        return new ReplayAa(
                experiment.name(),
                now,
                times,
                units(controls.get(1)) + units(treatments.get(1)),
                experiment.alpha(),
                metrics);
    }

    private static long units(@org.jspecify.annotations.Nullable Arm arm) {
        return arm == null
                ? 0
                : arm.byMetric().values().stream().mapToLong(Moments::n).max().orElse(0);
    }

    private ReplayAa.Metric metric(Measure measure, Map<Integer, Arm> controls, Map<Integer, Arm> treatments) {
        ArmComparison comparison =
                new ArmComparison(experiment, measure, new Inference.FixedHorizon(experiment.alpha()));
        String name = measure.metric().name();
        int tested = 0;
        int alarms = 0;
        for (Map.Entry<Integer, Arm> control : controls.entrySet()) {
            Arm treatment = treatments.get(control.getKey());
            Moments untreated = control.getValue().byMetric().get(name);
            Moments treated = treatment == null ? null : treatment.byMetric().get(name);
            if (untreated == null || treated == null) {
                continue;
            }
            Comparison outcome = comparison.unadjusted(sums(untreated), sums(treated));
            if (outcome instanceof Effect effect) {
                tested++;
                alarms += effect.isSignificant(experiment.alpha()) ? 1 : 0;
            }
        }
        Optional<Rate> rate = WilsonInterval.atAlpha(UsualAlpha.VALUE)
                .estimate(new ProportionSummary(tested, alarms))
                .map(estimate -> new Rate(
                        estimate.value(),
                        estimate.interval().low(),
                        estimate.interval().high()));
        return new ReplayAa.Metric(name, measure.metric().title(), tested, alarms, rate);
    }

    private static ArmSums sums(Moments moments) {
        return new ArmSums(moments.n(), moments, List.of(), List.of(), Optional.empty(), Optional.empty(), 0);
    }
}
