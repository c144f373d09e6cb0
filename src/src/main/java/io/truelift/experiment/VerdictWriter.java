package io.truelift.experiment;

import io.truelift.experiment.ExperimentReport.Arm;
import io.truelift.experiment.ExperimentReport.ArmValue;
import io.truelift.experiment.ExperimentReport.Lift;
import io.truelift.experiment.ExperimentReport.MetricResult;
import io.truelift.experiment.ExperimentReport.Outcome;
import io.truelift.experiment.ExperimentReport.Role;
import io.truelift.experiment.ExperimentReport.SampleRatio;
import io.truelift.experiment.ExperimentReport.Verdict;
import io.truelift.statistics.Comparison;
import io.truelift.statistics.Comparison.Effect;
import io.truelift.statistics.Comparison.NotEnoughData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Draws the conclusion of an experiment from its primary metric, in a sentence for people who read nothing else. With
 * several treatments the p-values are corrected by Holm's method. A treatment wins only where no guardrail got worse.
 */
final class VerdictWriter {
    private final List<Arm> arms;
    private final Optional<SampleRatio> assignment;
    private final List<MetricResult> metrics;
    private final MetricResult primary;
    private final Words words;
    private final double alpha;

    VerdictWriter(List<Arm> arms, Optional<SampleRatio> assignment, List<MetricResult> metrics, double alpha) {
        this.arms = arms;
        this.assignment = assignment;
        this.metrics = metrics;
        this.primary = metrics.getFirst();
        this.words = new Words(primary);
        this.alpha = alpha;
    }

    /** A treatment with an answer on the primary metric, and its corrected p-value. */
    private record Answer(String variant, Effect effect, double pValue, boolean isGood) {

        double size() {
            return Math.abs(effect.absolute().value());
        }
    }

    Verdict verdict() {
        if (assignment.isEmpty()) {
            return without(Outcome.NOT_ENOUGH_DATA, "Not enough data: nobody who agreed to be counted has met the experiment yet.");
        }
        if (assignment.get().mismatch()) {
            return without(Outcome.NOT_TRUSTED, mismatch(assignment.get()));
        }
        List<Answer> answers = answers();
        if (answers.isEmpty()) {
            return without(Outcome.NOT_ENOUGH_DATA, "Not enough data: " + reason());
        }
        List<Answer> winners = answers.stream()
                .filter(answer -> answer.pValue() < alpha && answer.isGood())
                .sorted(Comparator.comparingDouble(Answer::size).reversed())
                .toList();
        for (Answer winner : winners) {
            if (harmed(winner.variant()).isEmpty()) {
                return new Verdict(
                        Outcome.WON,
                        "%s wins: %s.%s".formatted(title(winner.variant()), change(winner), afterthought(answers)),
                        Optional.of(winner.variant()));
            }
        }
        if (!winners.isEmpty()) {
            return without(Outcome.LOST, harm(winners.getFirst()) + afterthought(answers));
        }
        List<Answer> losers = answers.stream().filter(answer -> answer.pValue() < alpha && !answer.isGood()).toList();
        if (losers.size() == answers.size()) {
            return without(Outcome.LOST, losers.stream()
                    .map(loser -> "%s loses: %s.".formatted(title(loser.variant()), change(loser)))
                    .collect(Collectors.joining(" ")) + afterthought(answers));
        }
        return without(Outcome.NO_DIFFERENCE, noDifference(answers, losers) + afterthought(answers));
    }

    private List<Answer> answers() {
        List<Lift> lifts = primary.lifts().stream().filter(lift -> lift.comparison() instanceof Effect).toList();
        double[] pValues = Holm.adjusted(lifts.stream().mapToDouble(lift -> ((Effect) lift.comparison()).pValue()).toArray());
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < pValues.length; i++) {
            Effect effect = (Effect) lifts.get(i).comparison();
            answers.add(new Answer(lifts.get(i).variant(), effect, pValues[i], isGood(primary, effect)));
        }
        return answers;
    }

    private String reason() {
        return primary.lifts().stream()
                .map(Lift::comparison)
                .map(comparison -> switch (comparison) {
                    case NotEnoughData(String reason) -> reason;
                    case Effect effect -> "";
                })
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private String mismatch(SampleRatio ratio) {
        String seen = arms.stream()
                .map(arm -> "%s %d (planned %s)".formatted(arm.title(), arm.units(), Words.percent(arm.plannedShare())))
                .collect(Collectors.joining(", "));
        return "Do not trust this result: people did not arrive in the planned shares (%s; %s). Find out what went wrong in the assignment or its logging before you read the lifts."
                .formatted(seen, Words.pValue(ratio.pValue()));
    }

    /** Guardrails that got worse under the treatment, each by its own test: a guardrail is not asked to prove its harm twice. */
    private List<MetricResult> harmed(String variant) {
        return metrics.stream()
                .filter(metric -> metric.role() == Role.GUARDRAIL)
                .filter(metric -> metric.lifts().stream()
                        .filter(lift -> lift.variant().equals(variant))
                        .anyMatch(lift -> isHarm(metric, lift.comparison())))
                .toList();
    }

    private boolean isHarm(MetricResult guardrail, Comparison comparison) {
        return switch (comparison) {
            case Effect effect -> effect.isSignificant(alpha) && !isGood(guardrail, effect);
            case NotEnoughData nothing -> false;
        };
    }

    private static boolean isGood(MetricResult metric, Effect effect) {
        return effect.absolute().value() > 0 == metric.increaseIsGood();
    }

    private String harm(Answer winner) {
        String guardrails = harmed(winner.variant()).stream().map(MetricResult::title).collect(Collectors.joining(", "));
        return "%s is not to be rolled out: %s, but it harms what was to be guarded: %s."
                .formatted(title(winner.variant()), change(winner), guardrails);
    }

    private String noDifference(List<Answer> answers, List<Answer> losers) {
        String worse = losers.stream()
                .map(loser -> " %s is worse: %s.".formatted(title(loser.variant()), change(loser)))
                .collect(Collectors.joining());
        String open = answers.stream()
                .filter(answer -> !losers.contains(answer))
                .map(answer -> "%s: %s".formatted(title(answer.variant()), change(answer)))
                .collect(Collectors.joining("; "));
        return "No clear difference: what was seen could be chance (%s).%s".formatted(open, worse);
    }

    private String change(Answer answer) {
        ArmValue control = primary.arms().getFirst();
        ArmValue treatment = primary.arms().stream().filter(arm -> arm.variant().equals(answer.variant())).findFirst().orElseThrow();
        return words.change(control.mean(), treatment.mean(), answer.effect(), answer.pValue());
    }

    private String afterthought(List<Answer> answers) {
        return answers.size() < 2
                ? ""
                : " %d variants were held against the control; their p-values are corrected for that (Holm).".formatted(answers.size());
    }

    private String title(String variant) {
        return arms.stream().filter(arm -> arm.variant().equals(variant)).findFirst().orElseThrow().title();
    }

    private static Verdict without(Outcome outcome, String sentence) {
        return new Verdict(outcome, sentence, Optional.empty());
    }
}
