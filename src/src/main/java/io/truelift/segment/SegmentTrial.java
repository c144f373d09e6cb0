package io.truelift.segment;

import java.util.List;
import java.util.Optional;

/**
 * What a segment that is being written would hold; nothing of it is kept.
 *
 * @param summary people in it and left out
 * @param overlaps what it shares with other segments that were worked out, the most first
 * @param preview a look at some members
 */
public record SegmentTrial(SegmentSummary summary, List<SegmentOverlap> overlaps, SegmentPreview preview) {

    /** Fewest people who are told of as a number, of those who did not agree to be counted. */
    public static final int FEWEST = 10;

    public SegmentTrial {
        overlaps = List.copyOf(overlaps);
    }

    /**
     * People left out for lack of consent; absent where they are so few that a rule which is tried until it fits one person
     * would tell of that person.
     */
    public Optional<Long> withoutConsent() {
        return Optional.of(summary.withoutConsent()).filter(people -> people >= FEWEST);
    }
}
