package io.truelift.analysis.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.analysis.experiment.ExperimentReport.PlanInWords;
import io.truelift.platform.database.ReportFormat;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;

/** How experiments' reports are stored, and what earlier versions stored of them. */
public final class ExperimentReportFormat implements ReportFormat {
    private static final int NUMBER = 2;

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
        if (from == FIRST) {
            whereAbsent(report, "plan", ReportStore.JSON.valueToTree(PlanInWords.UNKNOWN));
            for (String list : new String[] {"leftOut", "checks", "dimensions"}) {
                whereAbsent(report, list, report.arrayNode());
            }
        }
    }

    private static void whereAbsent(ObjectNode report, String name, JsonNode value) {
        if (!report.hasNonNull(name)) {
            report.set(name, value);
        }
    }
}
