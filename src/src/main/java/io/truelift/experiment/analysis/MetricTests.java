package io.truelift.experiment.analysis;

import io.truelift.experiment.Experiment;
import io.truelift.experiment.Experiment.Measure;
import io.truelift.experiment.Experiment.Variant;
import io.truelift.experiment.ExperimentReport.ArmValue;
import io.truelift.experiment.ExperimentReport.Lift;
import io.truelift.experiment.ExperimentReport.MetricResult;
import io.truelift.experiment.Metric;
import io.truelift.experiment.analysis.ExperimentSums.Slice;
import java.util.List;

/** Tests every metric of an experiment over a slice of its units, as the plan says. */
final class MetricTests {
    private final Experiment experiment;
    private final ExperimentSums sums;
    private final QuantileSums quantiles;

    MetricTests(Experiment experiment, ExperimentSums sums, QuantileSums quantiles) {
        this.experiment = experiment;
        this.sums = sums;
        this.quantiles = quantiles;
    }

    /** One result per metric, the primary first. */
    List<MetricResult> results(Slice slice) {
        return experiment.measures().stream().map(measure -> result(measure, slice)).toList();
    }

    private MetricResult result(Measure measure, Slice slice) {
        Metric metric = measure.metric();
        List<ArmValue> arms = experiment.variants().stream().map(variant -> value(metric, variant, slice)).toList();
        List<Lift> lifts = experiment.design().isRandomised()
                ? experiment.treatments().stream().map(variant -> lift(measure, variant, slice)).toList()
                : List.of();
        return new MetricResult(metric.name(), metric.title(), measure.role(), metric.kind(), metric.unit(), metric.increaseIsGood(), arms, lifts);
    }
}
