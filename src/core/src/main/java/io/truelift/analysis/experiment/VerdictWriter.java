package io.truelift.analysis.experiment;

import io.truelift.analysis.experiment.result.ArmValue;
import io.truelift.analysis.experiment.result.Corrected;
import io.truelift.analysis.experiment.result.Finding;
import io.truelift.analysis.experiment.result.Lift;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.analysis.experiment.result.Outcome;
import io.truelift.analysis.experiment.result.Population;
import io.truelift.analysis.experiment.result.SampleRatio;
import io.truelift.analysis.experiment.result.Verdict;
import io.truelift.definitions.metric.MetricRole;
import io.truelift.statistics.Comparison.Effect;
import io.truelift.statistics.Comparison.NotEnoughData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Draws the conclusion of an experiment from its primary metric, in a sentence for people who read nothing else. With
 * several treatments the p-values are corrected by Holm's method. A treatment wins only where no guardrail got worse, and
 * those with a margin are shown to be within it.
 */
final class VerdictWriter {
    private final Population population;
    private final MetricResult primary;
    private final Guardrails guardrails;
    private final VerdictWords words;
    private final double alpha;
    private final OptionalDouble minimumEffect;
    private final Optional<AtLook> look;

    VerdictWriter(
            Population population,
            List<MetricResult> metrics,
            double alpha,
            OptionalDouble minimumEffect,
            Optional<AtLook> look) {
        this.population = population;
        this.primary = metrics.getFirst();
        this.guardrails = new Guardrails(
                metrics.stream()
                        .filter(metric -> metric.role() == MetricRole.GUARDRAIL)
                        .toList(),
                alpha);
        this.words = new VerdictWords(primary);
        this.alpha = alpha;
        this.minimumEffect = minimumEffect;
        this.look = look;
    }

    /** A treatment with an answer on the primary metric, and its corrected p-value. */
    private record Answer(String variant, Effect effect, double pValue, boolean isGood) {

        double size() {
            return Math.abs(effect.absolute().value());
        }
    }

    Verdict verdict() {
        Verdict verdict = concluded();
        return new Verdict(verdict.outcome(), verdict.sentence() + read(verdict) + watched(), verdict.winner());
    }

    /** At which of the planned looks it was concluded, or not. */
    private String read(Verdict verdict) {
        return look.filter(at -> verdict.outcome() != Outcome.NOT_TRUSTED)
                .map(at -> " " + at.inWords())
                .orElse("");
    }

    /** Who reads nothing but the sentence is to know that the shares are doubtful. */
    private String watched() {
        return population
                .assignment()
                .filter(ratio -> ratio.finding() == Finding.NOTICE)
                .map(ratio -> " Watch the assignment: people may not have arrived in the planned shares (%s; %s)."
                        .formatted(seenShares(), VerdictWords.pValue(ratio.pValue())))
                .orElse("");
    }

    private Verdict concluded() {
        Optional<SampleRatio> assignment = population.assignment();
        if (assignment.isEmpty()) {
            return without(
                    Outcome.NOT_ENOUGH_DATA,
                    "Not enough data: nobody who agreed to be counted has met the experiment yet.");
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
        return winners.isEmpty() ? withoutWinner(answers) : withWinners(winners, answers);
    }

    private Verdict withWinners(List<Answer> winners, List<Answer> answers) {
        for (Answer winner : winners) {
            if (guardrails.harmed(winner.variant()).isEmpty()
                    && guardrails.open(winner.variant()).isEmpty()) {
                return new Verdict(
                        Outcome.WON,
                        "%s wins: %s.%s%s"
                                .formatted(
                                        population.title(winner.variant()),
                                        change(winner),
                                        smallness(winner),
                                        afterthought(answers)),
                        Optional.of(winner.variant()));
            }
        }
        Answer best = winners.getFirst();
        List<Answer> unharmed = winners.stream()
                .filter(winner -> guardrails.harmed(winner.variant()).isEmpty())
                .toList();
        return unharmed.isEmpty()
                ? without(
                        Outcome.LOST,
                        "%s is not to be rolled out: %s, but it harms what was to be guarded: %s.%s"
                                .formatted(
                                        population.title(best.variant()),
                                        change(best),
                                        guardrails.harmed(best.variant()),
                                        afterthought(answers)))
                : without(
                        Outcome.NOT_ENOUGH_DATA,
                        "Not enough data: %s is better (%s), but it is not shown yet that %s stays within its margin.%s"
                                .formatted(
                                        population.title(unharmed.getFirst().variant()),
                                        change(unharmed.getFirst()),
                                        guardrails.open(unharmed.getFirst().variant()),
                                        afterthought(answers)));
    }

    private Verdict withoutWinner(List<Answer> answers) {
        List<Answer> losers =
                answers.stream().filter(answer -> answer.pValue() < alpha).toList();
        if (losers.size() == answers.size()) {
            return without(
                    Outcome.LOST,
                    losers.stream()
                                    .map(loser ->
                                            "%s loses: %s.".formatted(population.title(loser.variant()), change(loser)))
                                    .collect(Collectors.joining(" "))
                            + afterthought(answers));
        }
        List<Answer> open =
                answers.stream().filter(answer -> !losers.contains(answer)).toList();
        String worse = losers.stream()
                .map(loser -> " %s is worse: %s.".formatted(population.title(loser.variant()), change(loser)))
                .collect(Collectors.joining());
        String seen = open.stream()
                .map(answer -> "%s: %s".formatted(population.title(answer.variant()), change(answer)))
                .collect(Collectors.joining("; "));
        if (minimumEffect.isPresent() && open.stream().anyMatch(this::couldMatter)) {
            return without(
                    Outcome.NOT_ENOUGH_DATA,
                    "Not enough data: a lift of %s, which would matter, is still possible (%s).%s%s"
                            .formatted(
                                    VerdictWords.percent(minimumEffect.getAsDouble()),
                                    seen,
                                    worse,
                                    afterthought(answers)));
        }
        if (minimumEffect.isEmpty() && look.filter(at -> !at.isLast()).isPresent()) {
            return without(
                    Outcome.NOT_ENOUGH_DATA,
                    "Not enough data: this look does not conclude (%s).%s%s"
                            .formatted(seen, worse, afterthought(answers)));
        }
        String matter = minimumEffect.isPresent() ? " that matters" : "";
        String chance = minimumEffect.isPresent()
                ? "a lift of %s can be ruled out".formatted(VerdictWords.percent(minimumEffect.getAsDouble()))
                : "what was seen could be chance";
        return without(
                Outcome.NO_DIFFERENCE,
                "No clear difference%s: %s (%s).%s%s".formatted(matter, chance, seen, worse, afterthought(answers)));
    }

    /** Whether a good effect of the minimum size lies within the interval of the lift; without a lift it cannot be ruled out. */
    private boolean couldMatter(Answer answer) {
        return answer.effect()
                .relative()
                .map(lift -> primary.increaseIsGood()
                        ? lift.interval().high() >= minimumEffect.getAsDouble()
                        : lift.interval().low() <= -minimumEffect.getAsDouble())
                .orElse(true);
    }

    private String smallness(Answer winner) {
        boolean isSmall = minimumEffect.isPresent()
                && winner.effect()
                        .relative()
                        .filter(lift -> Math.abs(lift.value()) < minimumEffect.getAsDouble())
                        .isPresent();
        return isSmall
                ? " That is less than the %s that was said to matter."
                        .formatted(VerdictWords.percent(minimumEffect.getAsDouble()))
                : "";
    }

    private List<Answer> answers() {
        List<Answer> answers = new ArrayList<>();
        for (Lift lift : primary.lifts()) {
            if (lift.answer() instanceof Effect effect) {
                double pValue = lift.more().corrected().map(Corrected::pValue).orElse(effect.pValue());
                answers.add(new Answer(lift.variant(), effect, pValue, isGood(primary, effect)));
            }
        }
        return answers;
    }

    private String reason() {
        return primary.lifts().stream()
                .map(Lift::answer)
                .map(comparison -> switch (comparison) {
                    case NotEnoughData(String reason) -> reason;
                    case Effect effect -> "";
                })
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private String mismatch(SampleRatio ratio) {
        return "Do not trust this result: people did not arrive in the planned shares (%s; %s). Find out what went wrong in the assignment or its logging before you read the lifts."
                .formatted(seenShares(), VerdictWords.pValue(ratio.pValue()));
    }

    private String seenShares() {
        return population.arms().stream()
                .map(arm -> "%s %d (planned %s)"
                        .formatted(arm.title(), arm.units(), VerdictWords.percent(arm.plannedShare())))
                .collect(Collectors.joining(", "));
    }

    static boolean isGood(MetricResult metric, Effect effect) {
        return effect.absolute().value() > 0 == metric.increaseIsGood();
    }

    private String change(Answer answer) {
        ArmValue control = primary.arms().getFirst();
        ArmValue treatment = primary.arms().stream()
                .filter(arm -> arm.variant().equals(answer.variant()))
                .findFirst()
                .orElseThrow();
        return words.change(control.mean(), treatment.mean(), answer.effect(), answer.pValue());
    }

    private String afterthought(List<Answer> answers) {
        return answers.size() < 2
                ? ""
                : " %d variants were held against the control; p-values and intervals are corrected for that (Holm)."
                        .formatted(answers.size());
    }

    private static Verdict without(Outcome outcome, String sentence) {
        return new Verdict(outcome, sentence, Optional.empty());
    }
}
