package io.truelift.analysis.decision;

import java.time.Instant;

/**
 * A decision on an experiment.
 *
 * @param experiment key of the experiment
 * @param reportId the version of its report that was decided on
 * @param choice what was decided
 * @param reason why, as the person wrote it
 * @param person account of who decided
 * @param at when
 */
public record ExperimentDecision(
        String experiment, long reportId, Choice choice, String reason, String person, Instant at) {

    /** What can be decided. */
    public enum Choice {
        SHIP,
        DO_NOT_SHIP,
        RUN_ON,
        STOP
    }

    public ExperimentDecision {
        reason = reason.strip();
        if (reason.isEmpty()) {
            throw new IllegalArgumentException("Cannot record a decision without a reason: say in a sentence why");
        }
    }
}
