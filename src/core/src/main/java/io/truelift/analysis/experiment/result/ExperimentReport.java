package io.truelift.analysis.experiment.result;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer to one experiment.
 *
 * @param experiment what it is about
 * @param population who is counted, and who is not
 * @param metrics one result per metric, the primary first
 * @param dimensions results per level of each dimension
 * @param verdict the conclusion, in words
 * @param checks whether the report can be trusted
 * @param plan what was decided before there were data, in words
 * @param course when customers met it, and how the answer formed; absent before anybody met it, and in reports that earlier versions stored
 * @param receipt what is needed to repeat the report
 * @param analysedAt when the statistics were computed
 */
public record ExperimentReport(
        ReportedExperiment experiment,
        Population population,
        List<MetricResult> metrics,
        List<Dimension> dimensions,
        Verdict verdict,
        List<Check> checks,
        PlanInWords plan,
        Optional<Course> course,
        Receipt receipt,
        Instant analysedAt) {

    public ExperimentReport {
        metrics = List.copyOf(metrics);
        dimensions = List.copyOf(dimensions);
        checks = List.copyOf(checks);
    }
}
