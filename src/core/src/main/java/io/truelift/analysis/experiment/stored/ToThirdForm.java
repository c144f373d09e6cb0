package io.truelift.analysis.experiment.stored;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * From form 2 to form 3: what stood side by side is grouped by what it is of, and what came to reports while they had no number is set
 * where it is absent: the course, origins, what else is known of a lift, denominators, and a finding of the planned shares.
 */
final class ToThirdForm {
    private ToThirdForm() {}

    static void migrate(ObjectNode report) {
        Absent.set(report, "course", report.nullNode());
        report.path("metrics").forEach(ToThirdForm::completeMetric);
        report.path("dimensions")
                .forEach(dimension -> dimension
                        .path("levels")
                        .forEach(level -> level.path("metrics").forEach(ToThirdForm::completeMetric)));
        report.path("course").path("steps").forEach(step -> step.path("lifts").forEach(ToThirdForm::completeLift));
        completeAssignment(report.path("assignment"));
        groupExperiment(report);
        groupPopulation(report);
        completeReceipt((ObjectNode) report.get("receipt"));
    }

    private static void groupExperiment(ObjectNode report) {
        ObjectNode experiment = report.objectNode();
        experiment.set("name", report.remove("experiment"));
        for (String name : List.of("title", "hypothesis", "owner", "purpose", "control", "alpha")) {
            experiment.set(name, report.remove(name));
        }
        report.set("experiment", experiment);
    }

    private static void groupPopulation(ObjectNode report) {
        ObjectNode population = report.objectNode();
        population.set("arms", report.remove("arms"));
        population.set("assignment", report.remove("assignment"));
        population.set("inSeveralVariants", report.remove("unitsInSeveralVariants"));
        population.set("withoutConsent", report.remove("unitsWithoutConsent"));
        population.set("leftOut", report.remove("leftOut"));
        report.set("population", population);
    }

    private static void completeReceipt(ObjectNode receipt) {
        ObjectNode unknown = receipt.objectNode();
        unknown.putObject("files");
        unknown.putObject("dictionary");
        unknown.putObject("consent");
        Absent.set(receipt, "origins", unknown.put("program", ""));
    }

    /** There was nothing between fine and not trusted. */
    private static void completeAssignment(JsonNode assignment) {
        if (assignment instanceof ObjectNode ratio) {
            boolean isMismatch = ratio.path("mismatch").asBoolean();
            Absent.set(ratio, "finding", ratio.textNode(isMismatch ? "WARNING" : "FINE"));
            ratio.remove("mismatch");
        }
    }

    private static void completeMetric(JsonNode metric) {
        metric.path("arms").forEach(arm -> Absent.set((ObjectNode) arm, "denominator", ((ObjectNode) arm).nullNode()));
        metric.path("lifts").forEach(ToThirdForm::completeLift);
    }

    private static void completeLift(JsonNode node) {
        ObjectNode lift = (ObjectNode) node;
        Absent.set(lift, "more", lift.objectNode());
        ObjectNode more = (ObjectNode) lift.get("more");
        for (String name : List.of("corrected", "adjusted", "bayesian", "guard")) {
            Absent.set(more, name, more.nullNode());
        }
    }
}
