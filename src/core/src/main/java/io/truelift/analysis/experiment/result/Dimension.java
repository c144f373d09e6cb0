package io.truelift.analysis.experiment.result;

import java.util.List;

/**
 * Results by the levels of a column.
 *
 * @param name column by which units are sliced
 * @param levels the levels, by number of units
 * @param note how these tests are corrected for being many
 */
public record Dimension(String name, List<Level> levels, String note) {
    public Dimension {
        levels = List.copyOf(levels);
    }
}
