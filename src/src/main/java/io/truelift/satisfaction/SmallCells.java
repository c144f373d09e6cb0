package io.truelift.satisfaction;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which cells of a dimension are withheld: those with fewer answers than {@link #LEAST}, and where that is one only,
 * the smallest of the others as well, since the one could be had by taking the others from the total.
 */
final class SmallCells {
    /** Fewest answers that are shown. */
    static final int LEAST = 10;

    private SmallCells() {}

    /** Values of the cells to withhold. The cells are those of one dimension and add up to a total that is shown. */
    static Set<String> withheld(List<AnswerCount> cells) {
        List<AnswerCount> ascending = cells.stream()
                .sorted(Comparator.comparingLong(AnswerCount::answers).thenComparing(AnswerCount::value))
                .toList();
        long small = ascending.stream().filter(cell -> cell.answers() < LEAST).count();
        long withheld = small == 1 ? 2 : small;
        return ascending.stream().limit(withheld).map(AnswerCount::value).collect(Collectors.toSet());
    }
}
