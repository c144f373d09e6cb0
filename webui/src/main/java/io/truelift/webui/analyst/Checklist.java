package io.truelift.webui.analyst;

import io.truelift.analysis.launch.ChecklistItem;
import io.truelift.analysis.launch.ChecklistItem.Status;
import io.truelift.analysis.launch.ChecklistItem.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** The words, tones and links of the launch checklist. */
@ApplicationScoped
@Named("checklist")
public class Checklist {

    public String title(Topic topic) {
        return switch (topic) {
            case OBJECTIVE -> "Objective and metric";
            case SIGNALS -> "Customers and their signals";
            case IDENTITY -> "Identity resolution";
            case CONSENT -> "Consent and purpose";
            case POWER -> "Power";
            case ROLLBACK -> "Rollback";
            case MONITORING -> "Monitoring";
        };
    }

    public String standing(Status standing) {
        return switch (standing) {
            case MET -> "Met";
            case NOT_MET -> "Not met";
            case UNKNOWN -> "Cannot be told";
        };
    }

    /** Name of the style. */
    public String tone(Status standing) {
        return switch (standing) {
            case MET -> "good";
            case NOT_MET -> "bad";
            case UNKNOWN -> "early";
        };
    }

    /** Where to do what the advice says. */
    public String link(ChecklistItem item, String experiment) {
        return switch (item.topic()) {
            case OBJECTIVE, ROLLBACK, MONITORING -> "#definition";
            case SIGNALS, IDENTITY, CONSENT -> "#measure";
            case POWER -> "/analyst/plan.xhtml?name=" + experiment;
        };
    }

    public String linkText(Topic topic) {
        return switch (topic) {
            case OBJECTIVE, ROLLBACK, MONITORING -> "To the file";
            case SIGNALS, IDENTITY, CONSENT -> "To the warehouse's figures";
            case POWER -> "To the plan";
        };
    }
}
