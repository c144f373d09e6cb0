package io.truelift.pipelines.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A word that a person gave about a purpose.
 *
 * @param id names the landed word for good
 * @param record whose record gave it: the identifiers of the line, joined
 * @param purpose the purpose
 * @param granted grant, or refusal and withdrawal
 * @param decidedAt when
 * @param expiresAt until when it holds; null where no end was named
 * @param source where
 * @param method how it was collected; null where that was not told
 * @param noticeVersion version of the notice; null where none was told
 */
public record ConsentEvent(
        String id,
        String record,
        String purpose,
        boolean granted,
        Instant decidedAt,
        @Nullable Instant expiresAt,
        String source,
        @Nullable String method,
        @Nullable String noticeVersion) {

    /** Whether the word is a grant that has not run out by then. */
    public boolean grantsAt(Instant when) {
        return granted && (expiresAt == null || expiresAt.isAfter(when));
    }
}
