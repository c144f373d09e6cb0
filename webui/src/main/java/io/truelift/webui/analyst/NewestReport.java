package io.truelift.webui.analyst;

import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Outcome;
import java.time.Instant;

/**
 * What a list says of the newest report of an experiment.
 *
 * @param outcome its verdict
 * @param analysedAt when it was made
 * @param customers how many are counted
 */
public record NewestReport(Outcome outcome, Instant analysedAt, long customers) {

    static NewestReport of(ExperimentReport report) {
        return new NewestReport(
                report.verdict().outcome(),
                report.analysedAt(),
                report.population().units());
    }
}
