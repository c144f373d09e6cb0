package io.truelift.webui.executive;

import io.truelift.analysis.decision.ExperimentDecision;
import io.truelift.analysis.experiment.result.Outcome;
import io.truelift.analysis.portfolio.ExperimentSummary;
import io.truelift.analysis.portfolio.PortfolioEntry;
import io.truelift.webui.chart.Axis;
import io.truelift.webui.chart.ErrorBar;
import io.truelift.webui.format.Figures;
import io.truelift.webui.format.Times;
import java.util.List;
import java.util.Optional;

/**
 * An experiment in a list.
 *
 * @param summary its newest report in short
 * @param headline the lift that stands for it
 * @param whisker the lift, drawn on the scale of all that are listed with it
 * @param worth what it is worth in a year
 * @param worthless why that is not known; empty where it is
 * @param decision what was decided last
 * @param ended the day on which it ended, or that it runs
 * @param days how long it took; empty where that is not known
 * @param doubts checks that ended in a warning, where it cannot be trusted
 */
public record PortfolioRow(
        ExperimentSummary summary,
        Optional<Headline> headline,
        Optional<ErrorBar> whisker,
        Optional<WorthTexts> worth,
        String worthless,
        Optional<ExperimentDecision> decision,
        String ended,
        String days,
        String doubts) {

    /** All of them, drawn on one scale. */
    static List<PortfolioRow> of(List<PortfolioEntry> entries, Figures figures, Times times) {
        Axis axis = Axis.around(entries.stream()
                .flatMap(entry -> Headline.of(entry.summary()).stream())
                .map(Headline::lift)
                .toList());
        return entries.stream().map(entry -> of(entry, axis, figures, times)).toList();
    }

    private static PortfolioRow of(PortfolioEntry entry, Axis axis, Figures figures, Times times) {
        ExperimentSummary summary = entry.summary();
        Optional<Headline> headline = Headline.of(summary);
        return new PortfolioRow(
                summary,
                headline,
                headline.map(known -> ErrorBar.of(known.lift(), axis, known.tone())),
                WorthTexts.of(summary.worth(), figures),
                WorthTexts.reason(summary.worth()),
                entry.decision(),
                entry.ended().map(times::date).orElse(entry.isRunning() ? "Running" : "\u2013"),
                entry.days().isPresent()
                        ? "after %s".formatted(days(entry.days().getAsLong(), figures))
                        : "",
                summary.outcome() == Outcome.NOT_TRUSTED ? String.join(", ", summary.warnings()) : "");
    }

    private static String days(long days, Figures figures) {
        return figures.count(days) + (days == 1 ? "\u00a0day" : "\u00a0days");
    }
}
