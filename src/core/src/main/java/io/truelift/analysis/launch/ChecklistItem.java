package io.truelift.analysis.launch;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A line of the launch checklist.
 *
 * @param topic what it is about
 * @param standing whether it is met
 * @param finding what was found, as a sentence
 * @param advice what to do next; empty where it is met
 */
public record ChecklistItem(Topic topic, Status standing, String finding, String advice) {

    /** What an experiment needs before it starts. */
    public enum Topic {
        OBJECTIVE,
        SIGNALS,
        IDENTITY,
        CONSENT,
        POWER,
        ROLLBACK,
        MONITORING
    }

    /** Whether it is met. */
    public enum Status {
        MET,
        NOT_MET,
        UNKNOWN
    }

    static ChecklistItem met(Topic topic, String finding) {
        return new ChecklistItem(topic, Status.MET, finding, "");
    }

    static ChecklistItem notMet(Topic topic, String finding, String advice) {
        return new ChecklistItem(topic, Status.NOT_MET, finding, advice);
    }

    static ChecklistItem unknown(Topic topic, String finding, String advice) {
        return new ChecklistItem(topic, Status.UNKNOWN, finding, advice);
    }

    @JsonIgnore
    public boolean isMet() {
        return standing == Status.MET;
    }
}
