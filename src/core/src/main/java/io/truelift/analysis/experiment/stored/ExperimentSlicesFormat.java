package io.truelift.analysis.experiment.stored;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.platform.database.ReportFormat;
import io.truelift.platform.database.ReportStore.Kind;

/** Slices hold a report of the experiment, and have the number of its form. Before form 3 they had no number of their own. */
public final class ExperimentSlicesFormat implements ReportFormat {
    @Override
    public Kind kind() {
        return Kind.SLICES;
    }

    @Override
    public int number() {
        return ExperimentReportFormat.NUMBER;
    }

    @Override
    public void migrate(ObjectNode slices, int from) {
        ExperimentReportFormat.migrateReport((ObjectNode) slices.get("report"), from);
    }
}
