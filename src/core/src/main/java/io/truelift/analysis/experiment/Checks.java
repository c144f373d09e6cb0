package io.truelift.analysis.experiment;

import io.truelift.analysis.experiment.ExperimentSums.Slice;
import io.truelift.analysis.experiment.result.Check;
import io.truelift.analysis.experiment.result.Finding;
import io.truelift.analysis.experiment.result.Lift;
import io.truelift.analysis.experiment.result.SampleRatio;
import io.truelift.analysis.totals.MeasureSums;
import io.truelift.analysis.totals.Slot;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.Experiment.Measure;
import io.truelift.definitions.experiment.Experiment.Variant;
import io.truelift.statistics.Adjustment;
import io.truelift.statistics.ClusterTest;
import io.truelift.statistics.Comparison.Effect;
import io.truelift.statistics.LiftDifference;
import io.truelift.statistics.SampleRatioTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What is looked at before a report is believed. */
final class Checks {
    /** A share of units in several variants above this is worth a look. */
    private static final double MANY_IN_SEVERAL = 0.01;

    /** Of the test that the lift stays, which is a notice and no verdict. */
    private static final double LASTING_LEVEL = 0.05;

    /** Data that end this long before the analysis are stale. */
    private static final Duration STALE = Duration.ofDays(2);

    private final Experiment experiment;
    private final ExperimentSums sums;
    private final MetricTests tests;
    private final ShareLimits limits;
    private final Instant asOf;

    Checks(Experiment experiment, ExperimentSums sums, MetricTests tests, ShareLimits limits, Instant asOf) {
        this.limits = limits;
        this.experiment = experiment;
        this.sums = sums;
        this.tests = tests;
        this.asOf = asOf;
    }

    List<Check> all(Optional<SampleRatio> assignment) {
        List<Check> checks = new ArrayList<>();
        if (experiment.design().isRandomised()) {
            assignment.ifPresent(ratio -> checks.add(overall(ratio)));
            checks.add(slices("Planned shares by day", sums.days()));
            for (int i = 0; i < experiment.columns().dimensions().size(); i++) {
                checks.add(slices(
                        "Planned shares by " + experiment.columns().dimensions().get(i),
                        sums.levels(Slices.FIRST_DIMENSION + i)));
            }
            checks.add(several());
        }
        checks.add(freshness());
        if (experiment.design().isRandomised()
                && !sums.levels(ExperimentSums.CLUSTERS).isEmpty()) {
            clusters().ifPresent(checks::add);
        }
        addable().ifPresent(checks::add);
        usable().ifPresent(checks::add);
        if (experiment.design().isRandomised()) {
            novelty().ifPresent(checks::add);
            checks.addAll(new ResponseCheck(experiment, sums).all());
            checks.addAll(new OutlierCheck(experiment, sums, tests).all());
        }
        return checks;
    }

    /** The test of the planned shares over a slice; absent without units. */
    static OptionalDouble sampleRatio(Experiment experiment, ExperimentSums sums, Slice slice) {
        List<SampleRatioTest.Arm> arms = experiment.variants().stream()
                .map(variant -> new SampleRatioTest.Arm(sums.units(slice, variant.key()), variant.share()))
                .toList();
        return SampleRatioTest.test(arms)
                .map(result -> OptionalDouble.of(result.pValue()))
                .orElse(OptionalDouble.empty());
    }

    private static Check overall(SampleRatio ratio) {
        String sentence = switch (ratio.finding()) {
            case FINE -> "Units arrived in the planned shares (%s).";
            case NOTICE ->
                "Units may not have arrived in the planned shares (%s). Watch whether it gets worse, and see the shares by day and dimension.";
            case WARNING -> "Units did not arrive in the planned shares (%s).";
        };
        return new Check("Planned shares", ratio.finding(), sentence.formatted(VerdictWords.pValue(ratio.pValue())));
    }

    /** Levels that are off the plan, their p-values corrected by Holm for being several. */
    private Check slices(String name, List<Slice> levels) {
        List<Slice> tested = levels.stream()
                .filter(level -> sampleRatio(experiment, sums, level).isPresent())
                .toList();
        double[] pValues = Adjustment.HOLM.adjust(tested.stream()
                .mapToDouble(level -> sampleRatio(experiment, sums, level).getAsDouble())
                .toArray());
        List<String> off = new ArrayList<>();
        Finding worst = Finding.FINE;
        for (int i = 0; i < pValues.length; i++) {
            Finding finding = limits.judge(pValues[i]);
            worst = finding.compareTo(worst) > 0 ? finding : worst;
            if (finding != Finding.FINE) {
                off.add("%s (%s)".formatted(tested.get(i).level(), VerdictWords.pValue(pValues[i])));
            }
        }
        String where = "%d of %d: %s"
                .formatted(off.size(), tested.size(), off.stream().limit(5).collect(Collectors.joining(", ")));
        return new Check(
                name,
                worst,
                switch (worst) {
                    case FINE -> "As planned in each of %d.".formatted(tested.size());
                    case NOTICE -> "Perhaps not as planned in %s. Watch whether it gets worse.".formatted(where);
                    case WARNING ->
                        "Not as planned in %s. The assignment depends on it, or the logging does.".formatted(where);
                });
    }

    private Check several() {
        long several = sums.notCounted("several_variants");
        long all = several
                + experiment.variants().stream()
                        .map(Variant::key)
                        .mapToLong(key -> sums.units(ExperimentSums.ALL, key))
                        .sum();
        double share = all == 0 ? 0 : (double) several / all;
        String sentence = several == 0
                ? "No unit met several variants."
                : "%,d units met several variants and are taken out (%s)."
                        .formatted(several, VerdictWords.percent(share));
        return new Check("One variant each", share > MANY_IN_SEVERAL ? Finding.WARNING : Finding.FINE, sentence);
    }

    private Check freshness() {
        Optional<Instant> newest = experiment.measures().stream()
                .flatMap(measure -> sums.everyArm(measure.metric().name()).stream())
                .flatMap(arm -> arm.newestOutcome().stream())
                .max(Instant::compareTo);
        Optional<Instant> exposed = sums.everyArm(MeasureSums.UNITS).stream()
                .flatMap(arm -> arm.newestExposure().stream())
                .max(Instant::compareTo);
        if (newest.isEmpty() || exposed.isEmpty()) {
            return new Check("Fresh data", Finding.NOTICE, "No outcome of any metric has been seen.");
        }
        Instant last = newest.get().isAfter(exposed.get()) ? newest.get() : exposed.get();
        Instant due = exposed.get().plus(Duration.ofHours(experiment.window().toHour()));
        Instant wanted = due.isBefore(asOf) ? due : asOf;
        boolean isRunning = experiment.period().endedAt().isAfter(asOf);
        boolean isStale = isRunning
                && experiment.period().start().isPresent()
                && last.plus(STALE).isBefore(wanted);
        String sentence = "The newest exposure is of %s, the newest outcome of %s."
                .formatted(VerdictWords.time(exposed.get()), VerdictWords.time(newest.get()));
        return new Check(
                "Fresh data",
                isStale ? Finding.WARNING : Finding.FINE,
                isStale ? sentence + " Newer data are due: see whether the pipelines run." : sentence);
    }

    /** Whether there are enough clusters, of sizes alike enough, to test by. */
    private Optional<Check> clusters() {
        List<String> notes = experiment.treatments().stream()
                .flatMap(treatment -> ClusterTest.atAlpha(experiment.alpha())
                        .compare(
                                sums.clusters(
                                        experiment.primary().metric().name(),
                                        experiment.control().key()),
                                sums.clusters(experiment.primary().metric().name(), treatment.key()))
                        .notes()
                        .stream())
                .distinct()
                .toList();
        return notes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Check("Clusters", Finding.WARNING, String.join(" ", notes)));
    }

    /** Metrics that stand without an answer, for they cannot be added up. */
    private Optional<Check> addable() {
        List<String> broken = experiment.measures().stream()
                .map(Measure::metric)
                .flatMap(metric ->
                        sums.broken(metric.name()).map(reason -> "%s (%s)".formatted(metric.title(), reason)).stream())
                .distinct()
                .toList();
        return broken.isEmpty()
                ? Optional.empty()
                : Optional.of(new Check(
                        "Metrics without an answer",
                        Finding.WARNING,
                        "Left out, while the others stand: %s. Correct the metric's SELECT, such as with nullif before a division."
                                .formatted(String.join("; ", broken))));
    }

    /** Values that could not be used, by metric. */
    private Optional<Check> usable() {
        List<String> lost = new ArrayList<>();
        for (Measure measure : experiment.measures()) {
            long unusable = sums.everyArm(measure.metric().name()).stream()
                    .mapToLong(ArmSums::unusable)
                    .sum();
            if (unusable > 0) {
                lost.add(String.format(
                        Locale.ROOT, "%,d of %s", unusable, measure.metric().title()));
            }
        }
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of(new Check(
                        "Usable values",
                        Finding.WARNING,
                        "Values that are missing, not finite, too large or not on the scale of answers were left out: %s. See what the metric's SELECT gives."
                                .formatted(String.join(", ", lost))));
    }

    /**
     * Whether the lift of the primary metric differs between the halves of the window. Most metrics have less in the second half, so that
     * the same lift is a smaller difference; where there is no lift to compare, the differences are.
     */
    private Optional<Check> novelty() {
        List<String> changed = new ArrayList<>();
        boolean isTested = false;
        for (Variant treatment : experiment.treatments()) {
            Lift first = tests.unadjusted(experiment.primary(), Slot.FIRST_HALF, treatment.key());
            Lift second = tests.unadjusted(experiment.primary(), Slot.SECOND_HALF, treatment.key());
            if (first.comparison() instanceof Effect one && second.comparison() instanceof Effect other) {
                isTested = true;
                if (isAnother(one, other)) {
                    changed.add("%s: %s, then %s"
                            .formatted(treatment.title(), VerdictWords.lift(one), VerdictWords.lift(other)));
                }
            }
        }
        if (!isTested) {
            return Optional.empty();
        }
        return Optional.of(
                changed.isEmpty()
                        ? new Check(
                                "Lasting effect",
                                Finding.FINE,
                                "The lift in the second half of the window is not told from that in the first.")
                        : new Check(
                                "Lasting effect",
                                Finding.NOTICE,
                                "The lift is another one in the second half of the window (%s). It may wear off, or need time."
                                        .formatted(String.join("; ", changed))));
    }

    private static boolean isAnother(Effect first, Effect second) {
        OptionalDouble ofLifts =
                first.relative().isPresent() && second.relative().isPresent()
                        ? LiftDifference.pValue(
                                first.relative().get(), second.relative().get())
                        : OptionalDouble.empty();
        double error = Math.hypot(first.standardError(), second.standardError());
        return ofLifts.isPresent()
                ? ofLifts.getAsDouble() < LASTING_LEVEL
                : Math.abs(second.absolute().value() - first.absolute().value()) > VerdictWords.CRITICAL * error;
    }
}
