package io.truelift.analysis.launch;

import java.time.Instant;
import java.util.List;

/**
 * A start or a stop of an experiment.
 *
 * @param experiment key of the experiment
 * @param deed what was done
 * @param at when
 * @param by account of the person who did it
 * @param reason why; empty only where nothing of the checklist was open
 * @param checklist what the checklist said then
 * @param sha256 hash of the experiment's file, 64 hexadecimal digits
 */
public record Launch(
        String experiment,
        LifecycleEvent deed,
        Instant at,
        String by,
        String reason,
        List<ChecklistItem> checklist,
        String sha256) {

    public Launch {
        checklist = List.copyOf(checklist);
        reason = reason.strip();
        if (reason.isEmpty() && deed == LifecycleEvent.STOPPED) {
            throw new IllegalArgumentException("Cannot stop %s without a reason: say why.".formatted(experiment));
        }
        if (reason.isEmpty() && checklist.stream().anyMatch(item -> !item.isMet())) {
            throw new IllegalArgumentException(
                    "Cannot start %s without a reason: its checklist has open lines. Say why it starts all the same."
                            .formatted(experiment));
        }
    }

    /** What can be done. */
    public enum LifecycleEvent {
        STARTED,
        STOPPED
    }

    public boolean isStart() {
        return deed == LifecycleEvent.STARTED;
    }

    /** How many lines of the checklist were open. */
    public long open() {
        return checklist.stream().filter(item -> !item.isMet()).count();
    }
}
