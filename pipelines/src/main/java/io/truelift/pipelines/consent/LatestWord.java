package io.truelift.pipelines.consent;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settles what a person agreed to. Within one record the latest word holds, and of two words at one time the strictest;
 * across records that were stitched together the strictest holds, for a person who said no once to one of our systems
 * said no to us.
 */
public final class LatestWord {
    /** A refusal before a grant; then the later one; then an order that does not depend on how words arrived. */
    private static final Comparator<ConsentWord> STRICTEST = Comparator.comparing(ConsentWord::granted)
            .thenComparing(ConsentWord::decidedAt, Comparator.reverseOrder())
            .thenComparing(ConsentWord::source)
            .thenComparing(ConsentWord::record);

    private LatestWord() {}

    /** The word that holds, by purpose, in alphabetical order. A purpose without a word is not in it: unknown means no. */
    public static Map<String, ConsentWord> settle(Collection<ConsentWord> words) {
        Map<List<String>, ConsentWord> latest = new HashMap<>();
        for (ConsentWord word : words) {
            latest.merge(List.of(word.record(), word.purpose()), word, LatestWord::later);
        }
        Map<String, ConsentWord> settled = new TreeMap<>();
        for (ConsentWord word : latest.values()) {
            settled.merge(word.purpose(), word, (a, b) -> STRICTEST.compare(a, b) <= 0 ? a : b);
        }
        return settled;
    }

    private static ConsentWord later(ConsentWord a, ConsentWord b) {
        int order = a.decidedAt().compareTo(b.decidedAt());
        if (order == 0) {
            return STRICTEST.compare(a, b) <= 0 ? a : b;
        }
        return order > 0 ? a : b;
    }
}
