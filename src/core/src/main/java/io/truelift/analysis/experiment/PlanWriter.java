package io.truelift.analysis.experiment;

import io.truelift.analysis.experiment.result.PlanInWords;
import io.truelift.definitions.experiment.CovariateAdjustment;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.Stopping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says what the plan of an experiment decided before there were data. */
public final class PlanWriter {
    private PlanWriter() {}

    /** @param units units that are counted so far */
    static PlanInWords inWords(Experiment experiment, long units) {
        return new PlanInWords(
                experiment.design(),
                stopping(experiment),
                adjustment(experiment.plan().adjustment()),
                correction(experiment),
                progress(experiment.plan().stopping(), units));
    }

    public static String stopping(Experiment experiment) {
        return switch (experiment.plan().stopping()) {
            case Stopping.Once once ->
                "To be read once, at its end: who looks earlier and stops at a good moment is wrong more often than %s."
                        .formatted(VerdictWords.percent(experiment.alpha()));
            case Stopping.Anytime(long tuning) ->
                String.format(
                        Locale.ROOT,
                        "May be read at any time: intervals hold at all looks together (confidence sequence, tightest at %,d units).",
                        tuning);
            case Stopping.AtLooks(Stopping.Spending spending, List<Double> looks, long planned) ->
                String.format(
                        Locale.ROOT,
                        "To be read at %d planned looks, the last at %,d units; alpha is spent after %s. Between looks the answer is that of the latest one.",
                        looks.size(),
                        planned,
                        spending == Stopping.Spending.POCOCK ? "Pocock" : "O'Brien and Fleming");
        };
    }

    private static Optional<Double> progress(Stopping stopping, long units) {
        return stopping instanceof Stopping.AtLooks looks
                ? Optional.of((double) units / looks.plannedUnits())
                : Optional.empty();
    }

    public static String adjustment(CovariateAdjustment adjustment) {
        List<String> by = new ArrayList<>();
        if (adjustment.preDays() > 0) {
            by.add("the metric itself in the %d days before the exposure".formatted(adjustment.preDays()));
        }
        by.addAll(adjustment.covariates());
        return switch (adjustment.method()) {
            case NONE -> "Not adjusted.";
            case CUPED -> "Adjusted by %s (CUPED).".formatted(String.join(", ", by));
            case REGRESSION ->
                "Adjusted by %s (regression with slopes per variant, Lin).".formatted(String.join(", ", by));
            case POST_STRATIFIED -> "Post-stratified by %s.".formatted(adjustment.strata());
        };
    }

    private static String correction(Experiment experiment) {
        String primary =
                experiment.treatments().size() > 1 ? "Treatments on the primary metric are corrected by Holm. " : "";
        return primary
                + switch (experiment.plan().correction()) {
                    case HOLM -> "Secondary metrics are corrected by Holm.";
                    case BENJAMINI_HOCHBERG -> "Secondary metrics are corrected by Benjamini and Hochberg.";
                    case NONE -> "Secondary metrics are not corrected.";
                };
    }
}
