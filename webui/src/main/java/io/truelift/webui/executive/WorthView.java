package io.truelift.webui.executive;

import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.portfolio.Worth;
import io.truelift.analysis.portfolio.Worth.PerYear;
import io.truelift.analysis.portfolio.Worth.Unknown;
import io.truelift.webui.format.Figures;
import java.util.List;
import java.util.Optional;

/**
 * What an experiment is worth in a year, with how that is reckoned.
 *
 * @param texts the figure; absent where it is not known
 * @param treatment the treatment that it is of
 * @param how how it comes about, or why there is no figure; sentences
 */
public record WorthView(Optional<WorthTexts> texts, String treatment, List<String> how) {

    static WorthView of(ExperimentReport report, Figures figures) {
        return switch (Worth.of(report)) {
            case PerYear known ->
                new WorthView(
                        Optional.of(WorthTexts.of(known, figures)), known.treatment(), WorthTexts.how(known, figures));
            case Unknown(String reason) -> new WorthView(Optional.empty(), "", List.of(reason));
        };
    }
}
