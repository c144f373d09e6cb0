package io.truelift.analysis.attribution;

import io.truelift.analysis.attribution.AttributionDefinition.CalibratedBy;
import io.truelift.analysis.experiment.result.ArmValue;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Lift;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.analysis.experiment.result.Outcome;
import io.truelift.attribution.IncrementalConversions;
import io.truelift.attribution.UncalibratedChannel;
import io.truelift.definitions.query.QueryException;
import io.truelift.statistics.Comparison.Effect;
import io.truelift.statistics.Comparison.NotEnoughData;
import io.truelift.statistics.Interval;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What experiments say of channels: the absolute effect on the first metric that counts who converted, times the treated units.
 *
 * @param byChannel conversions that each channel was found to have caused
 * @param uncalibrated channels that name an experiment which says nothing of them
 */
public record MeasuredChannels(Map<String, IncrementalConversions> byChannel, List<UncalibratedChannel> uncalibrated) {

    /** Works out the report of an experiment. */
    @FunctionalInterface
    public interface Experiments {
        ExperimentReport report(String experiment) throws SQLException;
    }

    public static MeasuredChannels of(Map<String, CalibratedBy> calibrations, Experiments experiments)
            throws SQLException {
        Map<String, IncrementalConversions> measured = new TreeMap<>();
        List<UncalibratedChannel> uncalibrated = new ArrayList<>();
        for (Map.Entry<String, CalibratedBy> calibration : calibrations.entrySet()) {
            CalibratedBy by = calibration.getValue();
            ExperimentReport report = experiments.report(by.experiment());
            unusable(report, by)
                    .ifPresentOrElse(
                            reason -> uncalibrated.add(
                                    new UncalibratedChannel(calibration.getKey(), by.experiment(), reason)),
                            () -> measured.put(calibration.getKey(), incremental(report, by)));
        }
        return new MeasuredChannels(measured, uncalibrated);
    }

    /** Why an experiment says nothing of conversions, if so. */
    private static Optional<String> unusable(ExperimentReport report, CalibratedBy by) {
        Outcome outcome = report.verdict().outcome();
        if (outcome == Outcome.NOT_TRUSTED || outcome == Outcome.DESCRIBED) {
            return Optional.of(report.verdict().sentence());
        }
        Optional<MetricResult> metric = metric(report);
        if (metric.isEmpty()) {
            return Optional.of("none of its metrics counts who converted. Add one of kind proportion.");
        }
        return switch (lift(report, metric.get(), by).answer()) {
            case NotEnoughData data -> Optional.of(data.reason());
            case Effect effect ->
                isFinite(effect.absolute().interval()) ? Optional.empty() : Optional.of("its interval has no end yet.");
        };
    }

    private static boolean isFinite(Interval interval) {
        return Double.isFinite(interval.low()) && Double.isFinite(interval.high());
    }

    private static IncrementalConversions incremental(ExperimentReport report, CalibratedBy by) {
        MetricResult metric = metric(report).orElseThrow();
        Lift lift = lift(report, metric, by);
        long units = metric.arms().stream()
                .filter(arm -> arm.variant().equals(lift.variant()))
                .mapToLong(ArmValue::units)
                .sum();
        return IncrementalConversions.of(report.experiment().name(), ((Effect) lift.answer()).absolute(), units);
    }

    private static Optional<MetricResult> metric(ExperimentReport report) {
        return report.metrics().stream()
                .filter(metric ->
                        metric.kind().isProportion() && !metric.lifts().isEmpty())
                .findFirst();
    }

    private static Lift lift(ExperimentReport report, MetricResult metric, CalibratedBy by) {
        List<String> variants = metric.lifts().stream().map(Lift::variant).toList();
        String variant = by.variant().orElseGet(() -> {
            if (variants.size() > 1) {
                throw new QueryException(
                        "Cannot calibrate by %s: it has the treatments %s. Name one: {experiment: %s, variant: %s}."
                                .formatted(
                                        report.experiment().name(),
                                        String.join(", ", variants),
                                        report.experiment().name(),
                                        variants.getFirst()));
            }
            return variants.getFirst();
        });
        return metric.lifts().stream()
                .filter(lift -> lift.variant().equals(variant))
                .findFirst()
                .orElseThrow(() -> new QueryException("Cannot calibrate by %s: it has no treatment %s. It has: %s."
                        .formatted(report.experiment().name(), variant, String.join(", ", variants))));
    }
}
