package io.truelift.analysis.experiment;

import io.truelift.analysis.experiment.result.Check;
import io.truelift.analysis.experiment.result.Finding;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.Experiment.Measure;
import io.truelift.definitions.experiment.Experiment.Variant;
import io.truelift.statistics.Adjustment;
import io.truelift.statistics.Comparison.Effect;
import io.truelift.statistics.SampleSummary;
import io.truelift.statistics.WelchTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether the variants answer a survey alike often: Welch's test of the answers per unit, units without any included. Where they do not, the
 * scores are of different kinds of people, and their difference need not come from the treatment.
 */
final class ResponseCheck {

    /** Place of the answers among the variables of a sum: the denominator. */
    private static final int ANSWERS = 1;

    private final Experiment experiment;
    private final ExperimentSums sums;

    ResponseCheck(Experiment experiment, ExperimentSums sums) {
        this.experiment = experiment;
        this.sums = sums;
    }

    /** One check for each metric that is an answer and that can be tested. */
    List<Check> all() {
        List<Check> checks = new ArrayList<>();
        for (Measure measure : experiment.measures()) {
            if (measure.metric().kind().isAnswer()) {
                check(measure).ifPresent(checks::add);
            }
        }
        return checks;
    }

    private Optional<Check> check(Measure measure) {
        String metric = measure.metric().name();
        SampleSummary control = answers(metric, experiment.control());
        List<Variant> tested = new ArrayList<>();
        List<Double> pValues = new ArrayList<>();
        for (Variant treatment : experiment.treatments()) {
            if (WelchTest.atAlpha(experiment.alpha()).compare(control, answers(metric, treatment))
                    instanceof Effect effect) {
                tested.add(treatment);
                pValues.add(effect.pValue());
            }
        }
        if (tested.isEmpty()) {
            return Optional.empty();
        }
        double[] adjusted = Adjustment.HOLM.adjust(
                pValues.stream().mapToDouble(Double::doubleValue).toArray());
        List<String> off = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            if (adjusted[i] < experiment.alpha()) {
                off.add(String.format(
                        Locale.ROOT,
                        "%s has %.3f answers per unit and %s %.3f, %s",
                        tested.get(i).title(),
                        answers(metric, tested.get(i)).mean(),
                        experiment.control().title(),
                        control.mean(),
                        VerdictWords.pValue(adjusted[i])));
            }
        }
        String name = "Answers to " + measure.metric().title();
        return Optional.of(
                off.isEmpty()
                        ? new Check(name, Finding.FINE, "The variants are not told apart by how often they answer.")
                        : new Check(
                                name,
                                Finding.WARNING,
                                "The variants do not answer alike often (%s). The difference in the score is suspect: other people may have answered, rather than the same people otherwise."
                                        .formatted(String.join("; ", off))));
    }

    private SampleSummary answers(String metric, Variant variant) {
        return sums.of(metric, variant.key()).moments().sample(ANSWERS);
    }
}
