package io.truelift.analysis.segment;

import java.util.List;

/**
 * A look at some members of a segment.
 *
 * @param segment key of the segment
 * @param columns columns of {@code governed.customer} that name nobody
 * @param rows at most twenty members, by pseudonym; a value as text, empty where there is none
 */
public record SegmentPreview(String segment, List<String> columns, List<List<String>> rows) {

    public SegmentPreview {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
