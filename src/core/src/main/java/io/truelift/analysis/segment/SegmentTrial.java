package io.truelift.analysis.segment;

import java.util.List;

/**
 * What a segment that is being written would hold; nothing of it is kept.
 *
 * @param summary people in it and left out
 * @param overlaps what it shares with other segments that were worked out, the most first
 * @param preview a look at some members
 */
public record SegmentTrial(SegmentSummary summary, List<SegmentOverlap> overlaps, SegmentPreview preview) {
    public SegmentTrial {
        overlaps = List.copyOf(overlaps);
    }
}
