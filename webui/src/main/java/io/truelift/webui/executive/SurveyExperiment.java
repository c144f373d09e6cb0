package io.truelift.webui.executive;

import io.truelift.analysis.experiment.result.Check;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Finding;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.analysis.experiment.result.Outcome;
import io.truelift.webui.format.Figures;
import java.util.List;
import java.util.Optional;

/**
 * What an experiment did to the answers of its customers.
 *
 * @param name key of the experiment
 * @param title the experiment in words
 * @param outcome its verdict
 * @param metrics its metrics of survey answers
 */
public record SurveyExperiment(String name, String title, Outcome outcome, List<Answered> metrics) {

    /**
     * @param title the metric in words
     * @param rows each treatment against the control
     * @param warning that the variants do not answer alike often; empty where they do, or where it could not be tested
     */
    public record Answered(String title, List<Row> rows, String warning) {}

    /**
     * @param variant the treatment in words
     * @param effect the treatment against the control
     */
    public record Row(String variant, EffectTexts effect) {}

    /** Absent where the experiment compares no survey answers. */
    static Optional<SurveyExperiment> of(ExperimentReport report, Figures figures) {
        List<Answered> metrics = report.metrics().stream()
                .filter(metric -> metric.kind().isAnswer() && !metric.lifts().isEmpty())
                .map(metric -> new Answered(
                        metric.title(),
                        metric.lifts().stream()
                                .map(lift -> new Row(
                                        VariantNames.title(report, lift.variant()),
                                        EffectTexts.of(report, metric, lift, figures)))
                                .toList(),
                        warning(report, metric)))
                .toList();
        return metrics.isEmpty()
                ? Optional.empty()
                : Optional.of(new SurveyExperiment(
                        report.experiment().name(),
                        report.experiment().title(),
                        report.verdict().outcome(),
                        metrics));
    }

    /** The analysis names its check of who answers after the metric. */
    private static String warning(ExperimentReport report, MetricResult metric) {
        return report.checks().stream()
                .filter(check ->
                        check.finding() == Finding.WARNING && check.name().equals("Answers to " + metric.title()))
                .map(Check::sentence)
                .findFirst()
                .orElse("");
    }
}
