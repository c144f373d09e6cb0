package io.truelift.governance.proposal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Edits of one contract that somebody proposed.
 *
 * @param id number of the proposal
 * @param at when
 * @param by account of who proposed them
 * @param table namespace and name of the table
 * @param reason why, in their words
 * @param edits the fields, one at least
 * @param decision what was decided; absent while it is open
 */
public record Proposal(
        long id,
        Instant at,
        String by,
        String table,
        String reason,
        List<FieldEdit> edits,
        Optional<Decision> decision) {
    public Proposal {
        edits = List.copyOf(edits);
    }

    public boolean isOpen() {
        return decision.isEmpty();
    }

    /** What can be decided. */
    public enum Outcome {
        APPROVED,
        REJECTED,
        /** Taken back by who proposed it. */
        WITHDRAWN
    }

    /**
     * @param outcome what was decided
     * @param at when
     * @param by account of who decided
     * @param reason why; may be empty
     * @param commit the commit that wrote it; empty where nothing was written
     */
    public record Decision(Outcome outcome, Instant at, String by, String reason, String commit) {}
}
