package io.truelift.analysis.experiment.stored;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.platform.database.ReportFormat;
import io.truelift.platform.database.ReportStore.Kind;

/**
 * Reports of experiments, stored as the result is made up. Form 3 groups what form 2 had side by side; form 1 was before reports had
 * plans, checks and dimensions.
 */
public final class ExperimentReportFormat implements ReportFormat {
    static final int NUMBER = 3;
    private static final int FLAT = 2;

    @Override
    public Kind kind() {
        return Kind.EXPERIMENT;
    }

    @Override
    public int number() {
        return NUMBER;
    }

    @Override
    public void migrate(ObjectNode report, int from) {
        migrateReport(report, from);
    }

    static void migrateReport(ObjectNode report, int from) {
        switch (from) {
            case FIRST -> ToSecondForm.migrate(report);
            case FLAT -> ToThirdForm.migrate(report);
            default ->
                throw new IllegalStateException(
                        "Cannot read a report of an experiment: there is no form %d before %d. Look at the row of the table report."
                                .formatted(from, NUMBER));
        }
    }
}
