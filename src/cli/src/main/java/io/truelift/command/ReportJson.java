package io.truelift.command;

import io.truelift.analysis.experiment.ExperimentSlices;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Population;
import io.truelift.analysis.experiment.result.ReportedExperiment;
import io.truelift.analysis.experiment.result.SampleRatio;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reports of experiments as {@code --json} prints them, with everything side by side. Scripts read it, so it does not follow what
 * reports are made up of, or how they are stored.
 */
final class ReportJson {
    private ReportJson() {}

    static Map<String, Object> of(ExperimentReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        ReportedExperiment experiment = report.experiment();
        json.put("experiment", experiment.name());
        json.put("title", experiment.title());
        json.put("hypothesis", experiment.hypothesis());
        json.put("owner", experiment.owner());
        json.put("purpose", experiment.purpose());
        json.put("control", experiment.control());
        json.put("alpha", experiment.alpha());
        json.put("analysedAt", report.analysedAt());
        Population population = report.population();
        json.put("arms", population.arms());
        json.put("assignment", population.assignment().map(ReportJson::assignment));
        json.put("unitsInSeveralVariants", population.inSeveralVariants());
        json.put("unitsWithoutConsent", population.withoutConsent());
        json.put("metrics", report.metrics());
        json.put("verdict", report.verdict());
        json.put("receipt", report.receipt());
        json.put("plan", report.plan());
        json.put("leftOut", population.leftOut());
        json.put("checks", report.checks());
        json.put("dimensions", report.dimensions());
        json.put("course", report.course());
        return json;
    }

    static Map<String, Object> of(ExperimentSlices slices) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("column", slices.column());
        json.put("description", slices.description());
        json.put("report", of(slices.report()));
        return json;
    }

    private static Map<String, Object> assignment(SampleRatio ratio) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("pValue", ratio.pValue());
        json.put("mismatch", ratio.mismatch());
        json.put("finding", ratio.finding());
        return json;
    }
}
