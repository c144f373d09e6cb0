package io.truelift.analysis.segment;

/**
 * What a segment shares with another.
 *
 * @param segment key of the other segment
 * @param members people in the other when it was last worked out
 * @param shared those of them who are in this segment, too
 */
public record SegmentOverlap(String segment, long members, long shared) {}
