package io.truelift.statistics;

import java.util.List;

/**
 * A comparison of arms that were randomised in clusters.
 *
 * @param comparison of the arms' ratios
 * @param notes what makes it weak, such as too few clusters, as sentences
 */
public record ClusteredComparison(Comparison comparison, List<String> notes) {

    public ClusteredComparison {
        notes = List.copyOf(notes);
    }
}
