package io.truelift.webui.executive;

import io.truelift.analysis.experiment.result.Check;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Finding;
import io.truelift.analysis.experiment.result.Outcome;
import io.truelift.definitions.experiment.Design;
import java.time.Instant;
import java.util.List;

/**
 * The verdict as a report opens with it.
 *
 * @param outcome the conclusion
 * @param sentence the conclusion in words
 * @param customers how many are counted
 * @param design how units came to their variants
 * @param owner team that answers for the experiment
 * @param analysedAt when the report was made
 * @param warnings names of the checks that ended in a warning
 * @param watchesShares whether the shares are neither fine nor off: to be watched
 */
public record VerdictView(
        Outcome outcome,
        String sentence,
        long customers,
        Design design,
        String owner,
        Instant analysedAt,
        List<String> warnings,
        boolean watchesShares) {

    static VerdictView of(ExperimentReport report) {
        return new VerdictView(
                report.verdict().outcome(),
                report.verdict().sentence(),
                report.population().units(),
                report.plan().design(),
                report.experiment().owner(),
                report.analysedAt(),
                report.checks().stream()
                        .filter(check -> check.finding() == Finding.WARNING)
                        .map(Check::name)
                        .toList(),
                report.population()
                        .assignment()
                        .filter(ratio -> ratio.finding() == Finding.NOTICE)
                        .isPresent());
    }

    /** Whether its figures may be quoted. */
    public boolean isTrusted() {
        return outcome != Outcome.NOT_TRUSTED;
    }
}
