package io.truelift.pipelines.job;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.pipelines.iceberg.Audit;
import io.truelift.pipelines.iceberg.AuditBranch;
import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.pipelines.iceberg.Publisher;
import io.truelift.pipelines.iceberg.SmallTable;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.platform.project.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds what a run wrote against the checks of the contracts; what was found is kept, also of a run that is stopped. */
final class AuditStep {
    static final String TABLE = "governance.quality_result";

    private final Lakehouse lakehouse;
    private final Dictionary dictionary;
    private final Settings settings;
    private final String runId;

    AuditStep(Lakehouse lakehouse, Dictionary dictionary, Settings settings, String runId) {
        this.lakehouse = lakehouse;
        this.dictionary = dictionary;
        this.settings = settings;
        this.runId = runId;
    }

    /**
     * Runs every check over the tables that the run wrote.
     *
     * @return how many hold
     * @throws BrokenChecks where one is broken; what was found is published alone
     */
    String run() {
        List<Audit.Finding> findings = new ArrayList<>();
        for (TableContract contract : dictionary.tables()) {
            if (AuditBranch.isCommitted(lakehouse.table(contract.qualifiedName()), runId)) {
                findings.addAll(Audit.of(lakehouse, contract));
            }
        }
        List<TableRow> rows = findings.stream()
                .map(f -> new TableRow(
                        TABLE, new @Nullable Object[] {runId, f.table(), f.column(), f.rule(), f.violations()}))
                .toList();
        SmallTable.write(lakehouse, dictionary.table(TABLE), rows, runId, AuditBranch.Mode.APPEND);
        List<Audit.Finding> broken =
                findings.stream().filter(finding -> finding.violations() > 0).toList();
        if (!broken.isEmpty()) {
            new Publisher(lakehouse, settings, List.of(TABLE)).publish();
            throw new BrokenChecks(
                    "Cannot publish: %s. The published tables are as they were; %s has what was found in run %s."
                            .formatted(
                                    broken.stream().map(AuditStep::words).collect(Collectors.joining("; ")),
                                    TABLE,
                                    runId));
        }
        return "%,d rules hold".formatted(findings.size());
    }

    private static String words(Audit.Finding finding) {
        return "%s of %s%s is broken by %,d rows"
                .formatted(
                        finding.rule(),
                        finding.table(),
                        finding.column() == null ? "" : "." + finding.column(),
                        finding.violations());
    }
}
