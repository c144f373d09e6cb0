package io.truelift.governance.privacy;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody looked a person up.
 *
 * @param id number of the record
 * @param at when
 * @param by account of who looked
 * @param identifierType kind of identifier, such as {@code email}
 * @param identifier type and keyed hash; the identifier itself is not kept
 * @param reason why, as the person wrote it
 * @param outcome what came of it; absent while it is being asked
 */
public record PersonLookUp(
        long id,
        Instant at,
        String by,
        String identifierType,
        String identifier,
        String reason,
        Optional<Outcome> outcome) {

    /** What comes of a look-up. */
    public enum Outcome {
        FOUND,
        NOT_FOUND,
        /** The warehouse was away, refused, or was not waited for. */
        NO_ANSWER
    }
}
