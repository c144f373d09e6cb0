package io.truelift.webui.format;

import io.truelift.dictionary.Classification;
import io.truelift.experiment.ExperimentReport.Outcome;
import io.truelift.experiment.ExperimentReport.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** The words for things that have a fixed set of cases, and the tone that each is drawn in. */
@ApplicationScoped
@Named("words")
public class Words {

    public String outcome(Outcome outcome) {
        return switch (outcome) {
            case WON -> "Won";
            case LOST -> "Lost";
            case NO_DIFFERENCE -> "No clear difference";
            case NOT_ENOUGH_DATA -> "Not enough data";
            case NOT_TRUSTED -> "Cannot be trusted";
        };
    }

    /** Name of the badge's style: {@code good}, {@code bad}, {@code neutral}, {@code early} or {@code doubt}. */
    public String tone(Outcome outcome) {
        return switch (outcome) {
            case WON -> "good";
            case LOST -> "bad";
            case NO_DIFFERENCE -> "neutral";
            case NOT_ENOUGH_DATA -> "early";
            case NOT_TRUSTED -> "doubt";
        };
    }

    public String role(Role role) {
        return switch (role) {
            case PRIMARY -> "Primary";
            case SECONDARY -> "Secondary";
            case GUARDRAIL -> "Guardrail";
        };
    }

    public String guard(Classification classification) {
        return switch (classification) {
            case PUBLIC -> "good";
            case INTERNAL -> "neutral";
            case PERSONAL -> "early";
            case SENSITIVE -> "bad";
        };
    }

    /** {@code 1 customer}, {@code 2 customers}. */
    public String plural(long number, String one, String many) {
        return new Figures().count(number) + "\u00a0" + (number == 1 ? one : many);
    }
}
