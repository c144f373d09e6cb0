package io.truelift.experiment;

import io.truelift.experiment.Experiment.Measure;
import io.truelift.experiment.Experiment.Variant;
import io.truelift.experiment.ExperimentReport.Arm;
import io.truelift.experiment.ExperimentReport.ArmValue;
import io.truelift.experiment.ExperimentReport.Lift;
import io.truelift.experiment.ExperimentReport.MetricResult;
import io.truelift.experiment.ExperimentReport.Receipt;
import io.truelift.experiment.ExperimentReport.SampleRatio;
import io.truelift.statistics.SampleRatioTest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes the report of an experiment from its sums. */
final class ExperimentScoring {
    /** A sample ratio p-value below this means that the assignment or the logging is broken. */
    private static final double MISMATCH = 0.001;

    private ExperimentScoring() {}

    static ExperimentReport report(
            Experiment experiment, ExperimentSums sums, long unitsWithoutConsent, Instant analysedAt, Receipt receipt) {
        List<Arm> arms = experiment.variants().stream()
                .map(variant -> new Arm(variant.key(), variant.title(), variant.share(), sums.units(variant.key())))
                .toList();
        Optional<SampleRatio> assignment = assignment(arms);
        List<MetricResult> metrics =
                experiment.measures().stream().map(measure -> result(experiment, measure, sums)).toList();
        return new ExperimentReport(
                experiment.name(),
                experiment.title(),
                experiment.hypothesis(),
                experiment.owner(),
                experiment.purpose(),
                experiment.control().key(),
                experiment.alpha(),
                analysedAt,
                arms,
                assignment,
                sums.unitsInSeveralVariants(),
                unitsWithoutConsent,
                metrics,
                new VerdictWriter(arms, assignment, metrics, experiment.alpha()).verdict(),
                receipt);
    }

    private static Optional<SampleRatio> assignment(List<Arm> arms) {
        List<SampleRatioTest.Arm> planned =
                arms.stream().map(arm -> new SampleRatioTest.Arm(arm.units(), arm.plannedShare())).toList();
        return SampleRatioTest.test(planned).map(test -> new SampleRatio(test.pValue(), test.pValue() < MISMATCH));
    }

    private static MetricResult result(Experiment experiment, Measure measure, ExperimentSums sums) {
        Metric metric = measure.metric();
        List<ArmValue> values = experiment.variants().stream()
                .map(variant -> value(metric, variant, sums.of(variant.key(), metric.name())))
                .toList();
        MetricSums control = sums.of(experiment.control().key(), metric.name());
        List<Lift> lifts = experiment.treatments().stream()
                .map(variant -> new Lift(
                        variant.key(), sums.of(variant.key(), metric.name()).against(control, metric.kind(), experiment.alpha())))
                .toList();
        return new MetricResult(
                metric.name(), metric.title(), measure.role(), metric.kind(), metric.unit(), metric.increaseIsGood(), values, lifts);
    }

    private static ArmValue value(Metric metric, Variant variant, MetricSums sums) {
        return new ArmValue(variant.key(), sums.units(), sums.numerator(), sums.mean(metric.kind()));
    }
}
