package io.truelift.webui.format;

import io.truelift.analysis.decision.ExperimentDecision.Choice;
import io.truelift.analysis.experiment.result.Finding;
import io.truelift.analysis.experiment.result.Outcome;
import io.truelift.definitions.experiment.Design;
import io.truelift.definitions.metric.MetricKind;
import io.truelift.definitions.metric.MetricRole;
import io.truelift.governance.dictionary.Classification;
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
            case DESCRIBED -> "Described only";
        };
    }

    /** Name of the badge's style: {@code good}, {@code bad}, {@code neutral}, {@code early} or {@code doubt}. */
    public String tone(Outcome outcome) {
        return switch (outcome) {
            case WON -> "good";
            case LOST -> "bad";
            case NO_DIFFERENCE, DESCRIBED -> "neutral";
            case NOT_ENOUGH_DATA -> "early";
            case NOT_TRUSTED -> "doubt";
        };
    }

    /** What was decided, in a few words. */
    public String choice(Choice choice) {
        return switch (choice) {
            case SHIP -> "Ship it";
            case DO_NOT_SHIP -> "Do not ship it";
            case RUN_ON -> "Let it run on";
            case STOP -> "Stop it";
        };
    }

    /** Name of the decision's style. */
    public String toneOf(Choice choice) {
        return switch (choice) {
            case SHIP -> "good";
            case DO_NOT_SHIP, STOP -> "bad";
            case RUN_ON -> "early";
        };
    }

    public String role(MetricRole role) {
        return switch (role) {
            case PRIMARY -> "Primary";
            case SECONDARY -> "Secondary";
            case GUARDRAIL -> "Guardrail";
        };
    }

    /** How units came to their variants, in a word or two. */
    public String design(Design design) {
        return switch (design) {
            case AB -> "A/B test";
            case HOLDOUT -> "Holdout";
            case CLUSTER -> "Clusters";
            case SWITCHBACK -> "Switchback";
            case OBSERVATIONAL -> "Observed groups";
        };
    }

    /** How units came to their variants, as a sentence. */
    public String assignment(Design design) {
        return switch (design) {
            case AB -> "Customers were assigned to the variants at random.";
            case HOLDOUT -> "Customers were kept out at random, to measure the whole; those kept out are the control.";
            case CLUSTER ->
                "Whole groups of customers were assigned at random, so groups are what is counted as independent.";
            case SWITCHBACK -> "Periods were assigned at random: everybody who came in a period met its variant.";
            case OBSERVATIONAL -> "Nobody was assigned at random: the groups are shown side by side.";
        };
    }

    /** How a check ended, in a word. */
    public String finding(Finding finding) {
        return switch (finding) {
            case FINE -> "Fine";
            case NOTICE -> "Notice";
            case WARNING -> "Warning";
        };
    }

    /** Name of the check's style. */
    public String toneOf(Finding finding) {
        return switch (finding) {
            case FINE -> "good";
            case NOTICE -> "early";
            case WARNING -> "bad";
        };
    }

    /** What the figure of a metric is called. */
    public String figure(MetricKind kind) {
        return kind.words().figure();
    }

    /** What the sum of a metric is called. */
    public String sum(MetricKind kind) {
        return kind.words().sum();
    }

    /** What the denominator of a ratio metric is called. */
    public String denominator(MetricKind kind) {
        return kind.words().denominator();
    }

    /** What kind of figure a metric is, for a list. */
    public String kind(MetricKind kind) {
        return kind.words().kind();
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
