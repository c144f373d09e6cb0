package io.truelift.analysis.experiment;

import io.truelift.analysis.experiment.ExperimentOverlap.Arm;
import io.truelift.analysis.experiment.ExperimentOverlap.Cell;
import io.truelift.analysis.experiment.ExperimentOverlap.Finding;
import io.truelift.analysis.experiment.ExperimentOverlap.Interaction;
import io.truelift.analysis.experiment.ExperimentOverlap.Side;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.Experiment.Variant;
import io.truelift.definitions.metric.Metric;
import io.truelift.statistics.Adjustment;
import io.truelift.statistics.SampleRatioTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What one experiment says of another that its customers met, too, from the sums of both. */
final class OverlapScoring {
    private final Experiment experiment;
    private final Experiment other;
    private final OverlapSums sums;
    private final ShareLimits limits;

    OverlapScoring(Experiment experiment, Experiment other, OverlapSums sums, ShareLimits limits) {
        this.experiment = experiment;
        this.other = other;
        this.sums = sums;
        this.limits = limits;
    }

    Side side() {
        List<Arm> arms = experiment.variants().stream()
                .map(variant -> new Arm(variant.key(), sums.units(variant.key()), sums.common(variant.key())))
                .toList();
        long common = arms.stream().mapToLong(Arm::common).sum();
        Optional<String> reason = reason(common);
        if (reason.isPresent()) {
            return side(arms, Finding.NOT_ENOUGH_DATA, reason.get(), List.of());
        }
        Optional<Double> selection = selection(arms);
        if (selection.isPresent() && selection.get() < limits.notTrusted()) {
            return side(
                    arms,
                    Finding.NOT_COMPARABLE,
                    ("Which variant of %s somebody met decides whether they met %s (%s; %s). Who met both is no random part, so the effects "
                                    + "among them are not compared: find out why first.")
                            .formatted(
                                    experiment.title(), other.title(), met(arms), VerdictWords.pValue(selection.get())),
                    List.of());
        }
        List<Interaction> interactions = corrected(pairs());
        List<Interaction> tested = interactions.stream()
                .filter(each -> each.difference().isPresent())
                .toList();
        if (tested.isEmpty()) {
            return side(
                    arms,
                    Finding.NOT_ENOUGH_DATA,
                    "Not enough data: each variant of one needs two customers or more in each of the other, and values that differ.",
                    interactions);
        }
        List<Interaction> told = tested.stream()
                .filter(each -> each.corrected() < experiment.alpha())
                .toList();
        return told.isEmpty()
                ? side(
                        arms,
                        Finding.NOT_TOLD,
                        "%s is not told to change what %s does to %s (%s)."
                                .formatted(other.title(), experiment.title(), metric().title(), words(tested)),
                        interactions)
                : side(
                        arms,
                        Finding.DISTURBED,
                        "%s changes what %s does to %s: %s. Read the effect of each within the variants of the other, or let them not overlap."
                                .formatted(other.title(), experiment.title(), metric().title(), words(told)),
                        interactions);
    }

    private Side side(List<Arm> arms, Finding finding, String sentence, List<Interaction> interactions) {
        return new Side(
                experiment.name(),
                experiment.title(),
                metric().title(),
                arms.stream().mapToLong(Arm::units).sum(),
                arms.stream().mapToLong(Arm::common).sum(),
                arms,
                finding,
                sentence,
                interactions);
    }

    private Metric metric() {
        return experiment.primary().metric();
    }

    private Optional<String> reason(long common) {
        if (common == 0) {
            return Optional.of("Nobody met both experiments.");
        }
        if (!experiment.design().isRandomised() || !other.design().isRandomised()) {
            return Optional.of("One of both was not randomised, so that nothing can be concluded.");
        }
        if (experiment.design().isClustered() || other.design().isClustered()) {
            return Optional.of(
                    "Clusters or periods were randomised, not customers: how they disturb each other cannot be told customer by customer.");
        }
        if (metric().kind().isQuantile()) {
            return Optional.of("%s is a quantile, which cannot be added up.".formatted(metric().title()));
        }
        return Optional.empty();
    }

    /** P-value of the same share of customers in common in each variant; absent where everybody met both. */
    private static Optional<Double> selection(List<Arm> arms) {
        List<List<SampleRatioTest.Arm>> levels = List.of(
                arms.stream()
                        .map(arm -> new SampleRatioTest.Arm(arm.common(), 1))
                        .toList(),
                arms.stream()
                        .map(arm -> new SampleRatioTest.Arm(arm.units() - arm.common(), 1))
                        .toList());
        return SampleRatioTest.testByLevel(levels)
                .flatMap(SampleRatioTest.ByLevel::heterogeneity)
                .map(SampleRatioTest.Result::pValue);
    }

    private String met(List<Arm> arms) {
        return arms.stream()
                .map(arm -> "%s %s"
                        .formatted(
                                title(experiment, arm.variant()),
                                VerdictWords.percent(arm.units() == 0 ? 0 : (double) arm.common() / arm.units())))
                .collect(Collectors.joining(", "));
    }

    private List<Interaction> pairs() {
        List<Interaction> pairs = new ArrayList<>();
        for (Variant treatment : experiment.treatments()) {
            for (Variant otherTreatment : other.treatments()) {
                pairs.add(pair(treatment.key(), otherTreatment.key()));
            }
        }
        return pairs;
    }

    private Interaction pair(String treatment, String otherTreatment) {
        String control = experiment.control().key();
        String otherControl = other.control().key();
        OverlapCell bothControl = sums.cell(control, otherControl);
        OverlapCell treated = sums.cell(treatment, otherControl);
        OverlapCell otherTreated = sums.cell(control, otherTreatment);
        OverlapCell both = sums.cell(treatment, otherTreatment);
        Optional<InteractionTest.Result> result =
                new InteractionTest(experiment.alpha()).test(bothControl, treated, otherTreated, both);
        return new Interaction(
                treatment,
                otherTreatment,
                List.of(
                        new Cell(control, otherControl, bothControl.units(), bothControl.mean()),
                        new Cell(treatment, otherControl, treated.units(), treated.mean()),
                        new Cell(control, otherTreatment, otherTreated.units(), otherTreated.mean()),
                        new Cell(treatment, otherTreatment, both.units(), both.mean())),
                treated.mean() - bothControl.mean(),
                both.mean() - otherTreated.mean(),
                result.map(InteractionTest.Result::difference),
                result.map(InteractionTest.Result::pValue).orElse(1.0),
                1);
    }

    private static List<Interaction> corrected(List<Interaction> pairs) {
        double[] corrected = Adjustment.HOLM.adjust(pairs.stream()
                .filter(pair -> pair.difference().isPresent())
                .mapToDouble(Interaction::pValue)
                .toArray());
        List<Interaction> all = new ArrayList<>();
        int next = 0;
        for (Interaction pair : pairs) {
            all.add(
                    pair.difference().isEmpty()
                            ? pair
                            : new Interaction(
                                    pair.treatment(),
                                    pair.otherTreatment(),
                                    pair.cells(),
                                    pair.effectInOtherControl(),
                                    pair.effectInOtherTreatment(),
                                    pair.difference(),
                                    pair.pValue(),
                                    corrected[next++]));
        }
        return all;
    }

    private String words(List<Interaction> pairs) {
        return pairs.stream()
                .map(pair -> String.format(
                        Locale.ROOT,
                        "%s makes a difference of %s in %s and of %s in %s, %s",
                        title(experiment, pair.treatment()),
                        VerdictWords.rounded(pair.effectInOtherControl()),
                        title(other, other.control().key()),
                        VerdictWords.rounded(pair.effectInOtherTreatment()),
                        title(other, pair.otherTreatment()),
                        VerdictWords.pValue(pair.corrected())))
                .collect(Collectors.joining("; "));
    }

    private static String title(Experiment experiment, String variant) {
        return experiment.variants().stream()
                .filter(each -> each.key().equals(variant))
                .map(Variant::title)
                .findFirst()
                .orElse(variant);
    }
}
