package io.truelift.analysis.experiment.stored;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** From form 1 to form 2: reports without a plan, checks or dimensions have empty ones. */
final class ToSecondForm {
    private ToSecondForm() {}

    static void migrate(ObjectNode report) {
        Absent.set(report, "plan", plan(report.objectNode()));
        for (String list : List.of("leftOut", "checks", "dimensions")) {
            Absent.set(report, list, report.arrayNode());
        }
    }

    /** Nothing but A/B tests could be planned then. */
    private static ObjectNode plan(ObjectNode unknown) {
        return unknown.put("design", "AB")
                .put("stopping", "")
                .put("adjustment", "")
                .put("correction", "")
                .putNull("progress");
    }
}
