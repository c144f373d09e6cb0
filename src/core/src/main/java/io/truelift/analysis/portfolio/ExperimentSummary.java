package io.truelift.analysis.portfolio;

import io.truelift.analysis.experiment.result.Check;
import io.truelift.analysis.experiment.result.Corrected;
import io.truelift.analysis.experiment.result.Course;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Finding;
import io.truelift.analysis.experiment.result.Outcome;
import io.truelift.definitions.experiment.Design;
import io.truelift.definitions.metric.MetricKind;
import io.truelift.statistics.Estimate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a list says of an experiment: its newest report in short.
 *
 * @param reportId the version of the report
 * @param experiment key of the experiment
 * @param title short name
 * @param owner team that answers for it
 * @param design how units came to their variants
 * @param outcome the verdict
 * @param sentence the verdict in words
 * @param analysedAt when the report was made
 * @param units units that are counted
 * @param met when customers met it; absent where nobody did, and of reports of earlier versions
 * @param isReadOnce whether it is to be read once, at its end
 * @param asksCustomers whether a metric is of survey answers
 * @param warnings names of the checks that ended in a warning
 * @param leading the figure that stands for it; absent where there is none, or where the report cannot be trusted
 * @param worth what it is worth in a year
 */
public record ExperimentSummary(
        long reportId,
        String experiment,
        String title,
        String owner,
        Design design,
        Outcome outcome,
        String sentence,
        Instant analysedAt,
        long units,
        Optional<Days> met,
        boolean isReadOnce,
        boolean asksCustomers,
        List<String> warnings,
        Optional<Leading> leading,
        Worth worth) {

    public ExperimentSummary {
        warnings = List.copyOf(warnings);
    }

    /**
     * @param first the first day on which a customer met it
     * @param last the last one so far
     * @param end the day before which exposures count, where the file names one
     */
    public record Days(LocalDate first, LocalDate last, Optional<LocalDate> end) {}

    /**
     * The treatment that stands for the experiment, on the primary metric.
     *
     * @param metric the metric in words
     * @param kind how values become one figure
     * @param unit what it is counted in
     * @param increaseIsGood whether more is better
     * @param variant the treatment in words
     * @param absolute difference to the control
     * @param relative lift; absent where the control cannot be told from zero
     * @param pValue p-value of no difference
     * @param corrected the same, corrected for several tests
     */
    public record Leading(
            String metric,
            MetricKind kind,
            String unit,
            boolean increaseIsGood,
            String variant,
            Estimate absolute,
            Optional<Estimate> relative,
            double pValue,
            Optional<Double> corrected) {
        public Leading {
            corrected = Objects.requireNonNullElse(corrected, Optional.empty());
        }
    }

    /** @param reportId number under which the report is kept */
    public static ExperimentSummary of(long reportId, ExperimentReport report) {
        return new ExperimentSummary(
                reportId,
                report.experiment().name(),
                report.experiment().title(),
                report.experiment().owner(),
                report.plan().design(),
                report.verdict().outcome(),
                report.verdict().sentence(),
                report.analysedAt(),
                report.population().units(),
                report.course().map(course -> new Days(course.first(), course.last(), course.end())),
                report.course().filter(Course::isReadOnce).isPresent(),
                report.metrics().stream().anyMatch(metric -> metric.kind().isAnswer()),
                report.checks().stream()
                        .filter(check -> check.finding() == Finding.WARNING)
                        .map(Check::name)
                        .toList(),
                LeadingTreatment.of(report).map(treatment -> leading(report, treatment)),
                Worth.of(report));
    }

    private static Leading leading(ExperimentReport report, LeadingTreatment treatment) {
        return new Leading(
                treatment.primary().title(),
                treatment.primary().kind(),
                treatment.primary().unit(),
                treatment.primary().increaseIsGood(),
                report.population().title(treatment.lift().variant()),
                treatment.effect().absolute(),
                treatment.effect().relative(),
                treatment.effect().pValue(),
                treatment.lift().more().corrected().map(Corrected::pValue));
    }
}
