package io.truelift.analysis.experiment;

import io.truelift.analysis.experiment.result.ExperimentReport;
import java.util.ArrayList;
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

    /** A replay whose figures are not those of the original. */
    public static ExperimentReplay different(ExperimentReport original, ExperimentReport replayed) {
        List<String> differences =
                new ArrayList<>(ReportChanges.between(original, replayed).effects());
        if (replayed.population().units() < original.population().units()) {
            differences.addFirst(
                    "Fewer people are counted than then: who took their consent back since counts no more, in old reports neither.");
        }
        if (differences.isEmpty()) {
            differences.add(
                    "Some figures differ in their last digits. Another version of the program made the report.");
        }
        return new ExperimentReplay(original, replayed, differences);
    }

    public boolean isSame() {
        return differences.isEmpty();
    }
}
