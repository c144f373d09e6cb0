package io.truelift.analysis.segment;

import java.time.Instant;

/**
 * The last refresh of a segment.
 *
 * @param segment key: the file name in {@code sql/segments}
 * @param members people in it, all of whom granted its purpose
 * @param withoutConsent people who would be in it, had they granted the purpose, in tens: 0 where there are fewer than ten
 * @param customers people in the customer table, consent or not
 * @param evaluatedAt when
 */
public record SegmentSummary(String segment, long members, long withoutConsent, long customers, Instant evaluatedAt) {}
