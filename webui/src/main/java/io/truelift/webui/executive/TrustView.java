package io.truelift.webui.executive;

import io.truelift.analysis.experiment.result.Check;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.PlanInWords;
import io.truelift.webui.format.Figures;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether a report can be trusted, and what was planned before there were data.
 *
 * @param checks what was looked at, the worst first
 * @param plan what was planned
 * @param progress how much of it has come; absent where no number of customers was planned
 */
public record TrustView(List<Check> checks, PlanInWords plan, Optional<Progress> progress) {

    /**
     * @param share share of the planned units that are counted
     * @param text the same as a figure
     */
    public record Progress(double share, String text) {}

    static TrustView of(ExperimentReport report, Figures figures) {
        return new TrustView(
                worstFirst(report.checks()),
                report.plan(),
                report.plan().progress().map(share -> new Progress(share, figures.ratio(share, 1))));
    }

    /** Checks as they are shown. */
    static List<Check> worstFirst(List<Check> checks) {
        return checks.stream()
                .sorted(Comparator.comparing(Check::finding).reversed())
                .toList();
    }
}
