package io.truelift.pipelines.consent;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settles what a person agreed to. Within one record the latest word holds, and of two words at one time the strictest;
 * across records that were stitched together the strictest holds, for a person who said no once to one of our systems
 * said no to us. Of two grants the one that runs out first is the stricter, so the settled grant ends when the first of
 * them does. A grant that ran out stays a no until its own record says something new.
 */
public final class LatestConsent {
    /** A refusal before a grant; the earlier end; then the later word; then an order that does not depend on how words arrived. */
    private static final Comparator<ConsentEvent> STRICTEST = Comparator.comparing(ConsentEvent::granted)
            .thenComparing(ConsentEvent::expiresAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(ConsentEvent::decidedAt, Comparator.reverseOrder())
            .thenComparing(ConsentEvent::source)
            .thenComparing(ConsentEvent::record)
            .thenComparing(ConsentEvent::id);

    private LatestConsent() {}

    /**
     * The word that holds, by purpose, in alphabetical order. A purpose without a word is not in it: unknown means no. A
     * word that holds may be a grant that has run out: {@link ConsentEvent#grantsAt} tells.
     *
     * @param words every word of the person, in any order
     * @param now a grant dated later was not given yet and is passed over; a refusal counts at once, whatever its date
     */
    public static Map<String, ConsentEvent> settle(Collection<ConsentEvent> words, Instant now) {
        Map<List<String>, ConsentEvent> latest = new HashMap<>();
        for (ConsentEvent word : words) {
            if (!word.granted() || !word.decidedAt().isAfter(now)) {
                latest.merge(List.of(word.record(), word.purpose()), word, LatestConsent::later);
            }
        }
        Map<String, ConsentEvent> settled = new TreeMap<>();
        for (ConsentEvent word : latest.values()) {
            settled.merge(word.purpose(), word, LatestConsent::stricter);
        }
        return settled;
    }

    private static ConsentEvent later(ConsentEvent a, ConsentEvent b) {
        int order = a.decidedAt().compareTo(b.decidedAt());
        if (order == 0) {
            return stricter(a, b);
        }
        return order > 0 ? a : b;
    }

    private static ConsentEvent stricter(ConsentEvent a, ConsentEvent b) {
        return STRICTEST.compare(a, b) <= 0 ? a : b;
    }
}
