package io.truelift.governance.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is held about a person, as whoever asks may see it.
 *
 * @param customer pseudonym of the person; absent where the identifier points at nobody
 * @param identifiers everything that points at the person
 * @param values the row of {@code governed.customer}
 * @param holdings rows of other tables that are about the person or name them, by table and feed
 * @param agreements the latest word on each purpose
 * @param words every consent event, the newest first
 * @param refusals why the identifier was not linked, in sentences
 */
public record FoundPerson(
        Optional<String> customer,
        List<HeldIdentifier> identifiers,
        List<HeldValue> values,
        List<Holding> holdings,
        List<Agreement> agreements,
        List<Word> words,
        List<String> refusals) {

    public FoundPerson {
        identifiers = List.copyOf(identifiers);
        values = List.copyOf(values);
        holdings = List.copyOf(holdings);
        agreements = List.copyOf(agreements);
        words = List.copyOf(words);
        refusals = List.copyOf(refusals);
    }

    /** Whether anything is held. */
    public boolean isSomebody() {
        return customer.isPresent() || !holdings.isEmpty();
    }

    /**
     * @param type kind of identifier
     * @param identifier type and keyed hash
     * @param records landed records that carry it
     * @param linkedAt since when it points at the person
     */
    public record HeldIdentifier(String type, String identifier, long records, Instant linkedAt) {}

    /**
     * @param column column of {@code governed.customer}
     * @param value as the engine shows it to whoever asks; empty where there is none or it is hidden
     */
    public record HeldValue(String column, String value) {}

    /**
     * @param table namespace and name
     * @param feed feed that brought the rows; empty where the table does not say
     * @param rows how many
     */
    public record Holding(String table, String feed, long rows) {}

    /**
     * @param purpose key of the purpose
     * @param granted whether it is granted now
     * @param decidedAt when the person said so
     * @param expiresAt until when a grant holds; absent where no end was named
     * @param source where it was said
     */
    public record Agreement(
            String purpose, boolean granted, Instant decidedAt, Optional<Instant> expiresAt, String source) {}

    /**
     * @param at when
     * @param purpose key of the purpose
     * @param state what the word did: given, renewed, refused, withdrawn or expired
     * @param grantedAfter whether the purpose was granted after it
     * @param method how it was collected; empty where that was not told
     * @param source where it was said
     * @param noticeVersion version of the notice; empty where none was told
     * @param jurisdiction whose law applied; empty where that was not told
     * @param feed feed that brought it
     */
    public record Word(
            Instant at,
            String purpose,
            String state,
            boolean grantedAfter,
            String method,
            String source,
            String noticeVersion,
            String jurisdiction,
            String feed) {}
}
