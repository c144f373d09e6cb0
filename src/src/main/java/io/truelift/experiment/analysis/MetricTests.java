package io.truelift.experiment.analysis;

import io.truelift.experiment.Experiment;
import io.truelift.experiment.Experiment.Measure;
import io.truelift.experiment.Experiment.Variant;
import io.truelift.experiment.ExperimentReport.ArmValue;
import io.truelift.experiment.ExperimentReport.Lift;
import io.truelift.experiment.ExperimentReport.MetricResult;
import io.truelift.experiment.Metric;
import io.truelift.experiment.MetricKind;
import io.truelift.experiment.analysis.ExperimentSums.Slice;
import io.truelift.statistics.Comparison;
import io.truelift.statistics.Comparison.NotEnoughData;
import io.truelift.statistics.Inference;
import io.truelift.statistics.quantile.QuantileEstimate;
import io.truelift.statistics.quantile.QuantileTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tests every metric of an experiment over a slice of its units, as the plan says. */
final class MetricTests {
    private final Experiment experiment;
    private final ExperimentSums sums;
    private final QuantileSums quantiles;
    private final PlannedInference planned;

    MetricTests(Experiment experiment, ExperimentSums sums, QuantileSums quantiles) {
        this.experiment = experiment;
        this.sums = sums;
        this.quantiles = quantiles;
        this.planned = PlannedInference.of(experiment, experiment.variants().stream()
                .mapToLong(variant -> sums.units(ExperimentSums.ALL, variant.key()))
                .sum());
    }

    /** One result per metric, the primary first. */
    List<MetricResult> results(Slice slice) {
        return experiment.measures().stream().map(measure -> result(measure, slice)).toList();
    }

    private MetricResult result(Measure measure, Slice slice) {
        Metric metric = measure.metric();
        List<ArmValue> arms = experiment.variants().stream().map(variant -> value(metric, variant, slice)).toList();
        List<Lift> lifts = experiment.design().isRandomised()
                ? experiment.treatments().stream().map(variant -> lift(measure, variant.key(), slice)).toList()
                : List.of();
        return new MetricResult(metric.name(), metric.title(), measure.role(), metric.kind(), metric.unit(), metric.increaseIsGood(), arms, lifts);
    }

    private ArmValue value(Metric metric, Variant variant, Slice slice) {
        if (metric.kind() == MetricKind.QUANTILE) {
            return new ArmValue(
                    variant.key(), quantiles.summary(metric, variant.key()).units(), BigDecimal.ZERO, quantile(metric, variant.key(), slice));
        }
        ArmSums arm = sums.of(metric.name(), ExperimentStatements.WHOLE, slice, variant.key());
        double mean = isRatio(metric) ? arm.moments().ratio(0, 1).ratio() : arm.moments().sample(0).mean();
        return new ArmValue(variant.key(), arm.units(), arm.moments().sums().getFirst(), mean);
    }

    /** Whether units weigh by a denominator: the metric's own, or the customers of a cluster. */
    private boolean isRatio(Metric metric) {
        return metric.kind().isRatio() || experiment.design().isClustered();
    }

    /** A treatment against the control, adjusted as the plan says. */
    private Lift lift(Measure measure, String treatment, Slice slice) {
        return switch (planned) {
            case PlannedInference.TooEarly(String reason) -> new Lift(treatment, new NotEnoughData(reason));
            case PlannedInference.Ready(Inference inference) -> missing(measure.metric(), treatment, slice)
                    .map(reason -> new Lift(treatment, reason))
                    .orElseGet(() -> tested(measure, treatment, slice, inference));
        };
    }

    private Lift tested(Measure measure, String treatment, Slice slice, Inference inference) {
        Metric metric = measure.metric();
        if (metric.kind() == MetricKind.QUANTILE) {
            return new Lift(treatment, ofQuantiles(metric, treatment, slice, inference));
        }
        ArmComparison comparison = new ArmComparison(experiment, measure, inference);
        return comparison.lift(treatment, arm(metric, slice, experiment.control().key()), arm(metric, slice, treatment), strata(metric, slice, treatment));
    }

    /** As the plan says but for adjustment and looks, for checks: over a part of the window of a metric. */
    Lift unadjusted(Measure measure, String part, String treatment) {
        ArmComparison comparison = new ArmComparison(experiment, measure, new Inference.FixedHorizon(experiment.alpha()));
        return new Lift(treatment, comparison.unadjusted(
                sums.of(measure.metric().name(), part, ExperimentSums.ALL, experiment.control().key()),
                sums.of(measure.metric().name(), part, ExperimentSums.ALL, treatment)));
    }

    private ArmSums arm(Metric metric, Slice slice, String variant) {
        return sums.of(metric.name(), ExperimentStatements.WHOLE, slice, variant);
    }

    /** Sums of both arms per stratum, where the plan post-stratifies; only over all units, for a slice has few strata. */
    private List<ArmComparison.Stratum> strata(Metric metric, Slice slice, String treatment) {
        String by = experiment.plan().adjustment().strata();
        if (by.isEmpty() || !slice.equals(ExperimentSums.ALL)) {
            return List.of();
        }
        int number = Slices.FIRST_DIMENSION + experiment.columns().dimensions().indexOf(by);
        return sums.levels(number).stream()
                .map(level -> new ArmComparison.Stratum(arm(metric, level, experiment.control().key()), arm(metric, level, treatment)))
                .toList();
    }

    private Optional<NotEnoughData> missing(Metric metric, String treatment, Slice slice) {
        long minimum = metric.options().minimumDenominator();
        for (String variant : List.of(experiment.control().key(), treatment)) {
            BigDecimal there = metric.kind() == MetricKind.QUANTILE
                    ? BigDecimal.valueOf(quantiles.summary(metric, variant).observations())
                    : arm(metric, slice, variant).moments().sums().get(1);
            if (there.compareTo(BigDecimal.valueOf(minimum)) < 0) {
                return Optional.of(new NotEnoughData(String.format(Locale.ROOT, "The variant %s adds up to %s; the metric asks for %,d before it answers.",
                        variant, there.stripTrailingZeros().toPlainString(), minimum)));
            }
        }
        return Optional.empty();
    }

    private Comparison ofQuantiles(Metric metric, String treatment, Slice slice, Inference inference) {
        return slice.equals(ExperimentSums.ALL)
                ? QuantileTest.under(inference).compare(quantiles.summary(metric, experiment.control().key()), quantiles.summary(metric, treatment))
                : new NotEnoughData("Quantiles are told for all units only.");
    }

    private double quantile(Metric metric, String variant, Slice slice) {
        return slice.equals(ExperimentSums.ALL) && quantiles.estimate(metric, variant) instanceof QuantileEstimate.Measured measured
                ? measured.value()
                : Double.NaN;
    }
}
