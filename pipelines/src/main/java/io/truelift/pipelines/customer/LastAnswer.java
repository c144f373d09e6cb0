package io.truelift.pipelines.customer;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a question, of which the last one counts.
 *
 * @param at when it was given
 * @param recordId decides between answers of one time
 * @param score on the scale of its question
 */
record LastAnswer(Instant at, String recordId, int score) {
    private static final Comparator<LastAnswer> ORDER =
            Comparator.comparing(LastAnswer::at).thenComparing(LastAnswer::recordId);

    /** The later of two. */
    static @Nullable LastAnswer of(@Nullable LastAnswer one, @Nullable LastAnswer other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return ORDER.compare(one, other) >= 0 ? one : other;
    }
}
