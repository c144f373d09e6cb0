package io.truelift.analysis.totals;

import io.truelift.analysis.totals.Slot.Total;

/**
 * Where the totals of a metric stand in the rows, one beside the other.
 *
 * @param slot the metric, or a half of its window
 * @param part number of the part, 1 and more
 * @param first number of its first total within the part's rows, from 1
 */
public record Place(Slot slot, int part, int first) {

    /** The number of a total; 0 where none is kept. */
    int number(Total total) {
        int index = slot.totals().indexOf(total);
        return index < 0 ? 0 : first + index;
    }
}
