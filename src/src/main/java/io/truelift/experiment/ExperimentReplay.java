package io.truelift.experiment;

import java.util.List;

/**
 * A kept report worked out again from the facts as they were.
 *
 * @param original the kept report
 * @param replayed the same again
 * @param differences what is not the same, a sentence each; none where every digit is
 */
public record ExperimentReplay(ExperimentReport original, ExperimentReport replayed, List<String> differences) {

    public ExperimentReplay {
        differences = List.copyOf(differences);
    }

    public boolean isSame() {
        return differences.isEmpty();
    }
}
