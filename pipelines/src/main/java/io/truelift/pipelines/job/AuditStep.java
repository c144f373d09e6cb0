package io.truelift.pipelines.job;

import io.truelift.governance.check.Severity;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.pipelines.iceberg.AuditBranch;
import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.pipelines.iceberg.Publisher;
import io.truelift.pipelines.iceberg.SmallTable;
import io.truelift.pipelines.quality.Audit;
import io.truelift.pipelines.quality.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Holds what a run wrote against the checks of the contracts; what was found is kept, also of a run that is stopped. */
final class AuditStep {
    private final Run run;
    private final Lakehouse lakehouse;
    private final Dictionary dictionary;

    AuditStep(Run run, Lakehouse lakehouse) {
        this.run = run;
        this.lakehouse = lakehouse;
        this.dictionary = run.dictionary();
    }

    /**
     * Runs every check over the tables that the run wrote, and looks how old the others are.
     *
     * @param found what was found before
     * @return how many checks hold
     * @throws BrokenChecks where one that is an error is broken; what was found is published alone
     */
    String run(Audit audit, List<Finding> found) {
        List<Finding> findings = new ArrayList<>(found);
        dictionary.tables().parallelStream() // each is read by one thread, and most of the time is reading
                .map(contract -> AuditBranch.isCommitted(lakehouse.table(contract.qualifiedName()), run.id())
                        ? audit.of(contract)
                        : audit.freshnessOf(contract))
                .toList()
                .forEach(findings::addAll);
        keep(findings);
        List<Finding> broken = broken(findings, Severity.ERROR);
        List<Finding> warnings = broken(findings, Severity.WARNING);
        warnings.forEach(finding -> run.report().note("warning", finding.words()));
        if (!broken.isEmpty()) {
            publishAlone();
            throw new BrokenChecks(String.format(
                    Locale.ROOT,
                    "Cannot publish, for %d %s of the contracts %s broken:\n%s\nThe published tables are as they were; %s has what was found in run %s. Mend the files, the declarations of their feeds or the contracts, and run again.",
                    broken.size(),
                    broken.size() == 1 ? "check" : "checks",
                    broken.size() == 1 ? "is" : "are",
                    broken.stream().map(finding -> "  " + finding.words()).collect(Collectors.joining("\n")),
                    QualityResults.TABLE,
                    run.id()));
        }
        return String.format(
                Locale.ROOT,
                "%,d checks hold%s",
                findings.size() - warnings.size(),
                warnings.isEmpty()
                        ? ""
                        : ", %d %s".formatted(warnings.size(), warnings.size() == 1 ? "warning" : "warnings"));
    }

    private static List<Finding> broken(List<Finding> findings, Severity severity) {
        return findings.stream()
                .filter(finding -> finding.isBroken() && finding.severity() == severity)
                .toList();
    }

    /** Keeps what was found; once in a run. */
    void keep(List<Finding> findings) {
        Instant now = Instant.now();
        SmallTable.write(
                lakehouse,
                dictionary.table(QualityResults.TABLE),
                findings.stream()
                        .map(finding -> QualityResults.row(dictionary, run.id(), now, finding))
                        .toList(),
                run.id(),
                AuditBranch.Mode.APPEND);
    }

    /** Publishes what was found and nothing else. */
    void publishAlone() {
        new Publisher(lakehouse, run.settings(), List.of(QualityResults.TABLE)).publish();
    }
}
