package io.truelift.analysis.experiment;

import io.truelift.analysis.experiment.ExperimentSums.Slice;
import io.truelift.analysis.experiment.LookSchedule.Taken;
import io.truelift.analysis.experiment.Looks.Status;
import io.truelift.analysis.experiment.result.ArmValue;
import io.truelift.analysis.experiment.result.Lift;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.analysis.totals.Slot;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.Experiment.Measure;
import io.truelift.definitions.experiment.Experiment.Variant;
import io.truelift.definitions.experiment.Stopping;
import io.truelift.definitions.metric.Metric;
import io.truelift.definitions.metric.MetricRole;
import io.truelift.statistics.Adjustment;
import io.truelift.statistics.ClusterTotal;
import io.truelift.statistics.Comparison;
import io.truelift.statistics.Comparison.NotEnoughData;
import io.truelift.statistics.Inference;
import io.truelift.statistics.quantile.QuantileEstimate;
import io.truelift.statistics.quantile.QuantileTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tests every metric of an experiment over a slice of its units, as the plan says. */
final class MetricTests {
    private final Experiment experiment;
    private final ExperimentSums sums;
    private final QuantileSums quantiles;
    private final Optional<Looks> looks;

    /** @param asOf days before this one are over */
    MetricTests(Experiment experiment, ExperimentSums sums, QuantileSums quantiles, Instant asOf) {
        this.experiment = experiment;
        this.sums = sums;
        this.quantiles = quantiles;
        this.looks = experiment.plan().stopping() instanceof Stopping.AtLooks plan
                ? Optional.of(new Looks(experiment, plan, sums, asOf))
                : Optional.empty();
    }

    /**
     * One result per metric, the primary first. P-values of the primary metric are corrected among its treatments by Holm's
     * method, which the verdict reads; those of all secondary metrics and treatments together as the plan says. Guardrails
     * are not corrected: each is to raise its own alarm.
     */
    List<MetricResult> results() {
        List<MetricResult> results = new ArrayList<>();
        List<Measure> secondary = experiment.measures().stream()
                .filter(measure -> measure.role() == MetricRole.SECONDARY)
                .toList();
        Iterator<Lift> corrected = new Corrections(
                        Corrections.of(experiment.plan().correction()), experiment.alpha())
                .correct(secondary.stream()
                        .flatMap(measure -> tests(measure, ExperimentSums.ALL).stream())
                        .toList())
                .iterator();
        for (Measure measure : experiment.measures()) {
            results.add(result(
                    measure,
                    ExperimentSums.ALL,
                    switch (measure.role()) {
                        case PRIMARY ->
                            new Corrections(Adjustment.HOLM, experiment.alpha())
                                    .correct(tests(measure, ExperimentSums.ALL));
                        case SECONDARY ->
                            treatments().stream()
                                    .map(treatment -> corrected.next())
                                    .toList();
                        case GUARDRAIL ->
                            tests(measure, ExperimentSums.ALL).stream()
                                    .map(Corrections.Test::lift)
                                    .toList();
                    }));
        }
        return results;
    }

    /** One result per metric for each slice, each metric corrected by Holm over slices and treatments: who looks at many finds something. */
    List<List<MetricResult>> results(List<Slice> slices) {
        List<List<MetricResult>> results = slices.stream()
                .<List<MetricResult>>map(slice -> new ArrayList<>())
                .toList();
        for (Measure measure : experiment.measures()) {
            Iterator<Lift> corrected = new Corrections(Adjustment.HOLM, experiment.alpha())
                    .correct(slices.stream()
                            .flatMap(slice -> tests(measure, slice).stream())
                            .toList())
                    .iterator();
            for (int i = 0; i < slices.size(); i++) {
                results.get(i)
                        .add(result(
                                measure,
                                slices.get(i),
                                treatments().stream()
                                        .map(treatment -> corrected.next())
                                        .toList()));
            }
        }
        return results;
    }

    private List<Variant> treatments() {
        return experiment.design().isRandomised() ? experiment.treatments() : List.of();
    }

    private List<Corrections.Test> tests(Measure measure, Slice slice) {
        return treatments().stream()
                .map(treatment -> new Corrections.Test(
                        lift(measure, treatment.key(), slice, experiment.alpha()),
                        alpha -> lift(measure, treatment.key(), slice, alpha)))
                .toList();
    }

    private MetricResult result(Measure measure, Slice slice, List<Lift> lifts) {
        Metric metric = measure.metric();
        List<ArmValue> arms = experiment.variants().stream()
                .map(variant -> value(metric, variant, slice))
                .toList();
        return new MetricResult(
                metric.name(),
                metric.title(),
                measure.role(),
                metric.kind(),
                metric.unit(),
                metric.increaseIsGood(),
                arms,
                lifts);
    }

    private ArmValue value(Metric metric, Variant variant, Slice slice) {
        if (metric.kind().isQuantile()) {
            return new ArmValue(
                    variant.key(),
                    quantiles.summary(metric, variant.key()).units(),
                    BigDecimal.ZERO,
                    quantile(metric, variant.key(), slice));
        }
        ArmSums arm = arm(metric, slice, variant.key());
        double mean = isRatio(metric)
                ? arm.moments().ratio(0, 1).ratio()
                : arm.moments().sample(0).mean();
        Optional<BigDecimal> denominator =
                metric.kind().isRatio() ? Optional.of(arm.moments().sums().get(1)) : Optional.empty();
        return new ArmValue(variant.key(), arm.units(), arm.moments().sums().getFirst(), mean, denominator);
    }

    /** Whether units weigh by a denominator: the metric's own, or the customers of a cluster. */
    private boolean isRatio(Metric metric) {
        return metric.kind().isRatio() || experiment.design().isClustered();
    }

    /** A treatment against the control, adjusted as the plan says. */
    private Lift lift(Measure measure, String treatment, Slice slice, double alpha) {
        return switch (planned(measure.metric(), slice, alpha)) {
            case PlannedInference.TooEarly(String reason) -> new Lift(treatment, new NotEnoughData(reason));
            case PlannedInference.Ready(Inference inference) ->
                missing(measure.metric(), treatment, slice)
                        .map(reason -> new Lift(treatment, reason))
                        .orElseGet(() -> tested(measure, treatment, slice, inference));
        };
    }

    private PlannedInference planned(Metric metric, Slice slice, double alpha) {
        return switch (experiment.plan().stopping()) {
            case Stopping.Once once -> PlannedInference.once(alpha);
            case Stopping.Anytime anytime -> PlannedInference.anytime(experiment, anytime, alpha);
            case Stopping.AtLooks plan ->
                PlannedInference.atLook(
                        plan,
                        slice.equals(ExperimentSums.ALL)
                                ? looks.orElseThrow().of(metric)
                                : looks.orElseThrow().ofSlice(metric),
                        alpha);
        };
    }

    /** Where the planned looks stand; absent where none are planned. */
    Optional<Looks> looks() {
        return looks;
    }

    private Lift tested(Measure measure, String treatment, Slice slice, Inference inference) {
        Metric metric = measure.metric();
        if (metric.kind().isQuantile()) {
            return new Lift(treatment, ofQuantiles(metric, treatment, slice, inference));
        }
        ArmComparison comparison = new ArmComparison(experiment, measure, inference);
        List<ClusterTotal> controls =
                sums.clusters(metric.name(), experiment.control().key());
        List<ClusterTotal> treatments = sums.clusters(metric.name(), treatment);
        if (slice.equals(ExperimentSums.ALL) && !controls.isEmpty() && !treatments.isEmpty()) {
            return comparison.ofClusters(
                    treatment,
                    arm(metric, slice, experiment.control().key()),
                    arm(metric, slice, treatment),
                    controls,
                    treatments);
        }
        return comparison.lift(
                treatment,
                arm(metric, slice, experiment.control().key()),
                arm(metric, slice, treatment),
                strata(metric, slice, treatment));
    }

    /** As the plan says but for adjustment and looks, for checks: over a part of the window of a metric. */
    Lift unadjusted(Measure measure, String part, String treatment) {
        ArmComparison comparison =
                new ArmComparison(experiment, measure, new Inference.FixedHorizon(experiment.alpha()));
        return new Lift(
                treatment,
                comparison.unadjusted(
                        sums.of(
                                measure.metric().name(),
                                part,
                                ExperimentSums.ALL,
                                experiment.control().key()),
                        sums.of(measure.metric().name(), part, ExperimentSums.ALL, treatment)));
    }

    /**
     * A treatment against the control by the units of the days up to one, as the plan says but for strata. Of planned looks the latest one
     * by then.
     *
     * @param until the day
     */
    Lift ofDays(Measure measure, String treatment, LocalDate until, ArmSums control, ArmSums treated, double alpha) {
        return switch (experiment.plan().stopping()) {
            case Stopping.Once once -> ofDays(measure, treatment, PlannedInference.once(alpha), control, treated);
            case Stopping.Anytime anytime ->
                ofDays(measure, treatment, PlannedInference.anytime(experiment, anytime, alpha), control, treated);
            case Stopping.AtLooks plan ->
                atLook(measure, treatment, plan, looks.orElseThrow().until(measure.metric(), until), alpha);
        };
    }

    private Lift atLook(Measure measure, String treatment, Stopping.AtLooks plan, Status standing, double alpha) {
        Optional<Taken> taken = standing instanceof Status.Read read ? Optional.of(read.taken()) : Optional.empty();
        ArmSums control = taken.map(look -> looks.orElseThrow()
                        .sums(measure.metric(), experiment.control().key(), look))
                .orElseGet(() -> ArmSums.nothing(sums.variables()));
        ArmSums treated = taken.map(look -> looks.orElseThrow().sums(measure.metric(), treatment, look))
                .orElse(control);
        return ofDays(measure, treatment, PlannedInference.atLook(plan, standing, alpha), control, treated);
    }

    private Lift ofDays(Measure measure, String treatment, PlannedInference planned, ArmSums control, ArmSums treated) {
        return switch (planned) {
            case PlannedInference.TooEarly(String reason) -> new Lift(treatment, new NotEnoughData(reason));
            case PlannedInference.Ready(Inference inference) ->
                Stream.of(Map.entry(experiment.control().key(), control), Map.entry(treatment, treated))
                        .flatMap(arm ->
                                missing(
                                        measure.metric(),
                                        arm.getKey(),
                                        arm.getValue().moments().sums().get(1))
                                        .stream())
                        .findFirst()
                        .map(reason -> new Lift(treatment, reason))
                        .orElseGet(() -> new Lift(
                                treatment,
                                new ArmComparison(experiment, measure, inference)
                                        .lift(treatment, control, treated, List.of())
                                        .uncorrected()));
        };
    }

    /** Of planned looks the units of the latest one, so that figures and lift are of the same units. */
    private ArmSums arm(Metric metric, Slice slice, String variant) {
        if (slice.equals(ExperimentSums.ALL)
                && looks.isPresent()
                && looks.get().of(metric) instanceof Status.Read read) {
            return looks.get().sums(metric, variant, read.taken());
        }
        return sums.of(metric.name(), Slot.WHOLE, slice, variant);
    }

    /** Sums of both arms per stratum, where the plan post-stratifies; only over all units, for a slice has few strata. */
    private List<ArmComparison.Stratum> strata(Metric metric, Slice slice, String treatment) {
        String by = experiment.plan().adjustment().strata();
        if (by.isEmpty() || !slice.equals(ExperimentSums.ALL)) {
            return List.of();
        }
        int number = Slices.FIRST_DIMENSION + experiment.columns().dimensions().indexOf(by);
        return sums.levels(number).stream()
                .map(level -> new ArmComparison.Stratum(
                        arm(metric, level, experiment.control().key()), arm(metric, level, treatment)))
                .toList();
    }

    private Optional<NotEnoughData> missing(Metric metric, String treatment, Slice slice) {
        Optional<NotEnoughData> broken = sums.broken(metric.name())
                .map(reason -> new NotEnoughData("This metric cannot be added up: %s.".formatted(reason)));
        return broken.or(() -> tooLittle(metric, treatment, slice));
    }

    private Optional<NotEnoughData> tooLittle(Metric metric, String treatment, Slice slice) {
        return Stream.of(experiment.control().key(), treatment)
                .flatMap(variant -> missing(
                        metric,
                        variant,
                        metric.kind().isQuantile()
                                ? BigDecimal.valueOf(
                                        quantiles.summary(metric, variant).observations())
                                : arm(metric, slice, variant).moments().sums().get(1))
                        .stream())
                .findFirst();
    }

    private static Optional<NotEnoughData> missing(Metric metric, String variant, BigDecimal there) {
        long minimum = metric.options().minimumDenominator();
        return there.compareTo(BigDecimal.valueOf(minimum)) < 0
                ? Optional.of(new NotEnoughData(String.format(
                        Locale.ROOT,
                        "The variant %s adds up to %s; the metric asks for %,d before it answers.",
                        variant,
                        there.stripTrailingZeros().toPlainString(),
                        minimum)))
                : Optional.empty();
    }

    private Comparison ofQuantiles(Metric metric, String treatment, Slice slice, Inference inference) {
        return slice.equals(ExperimentSums.ALL)
                ? QuantileTest.under(inference)
                        .compare(
                                quantiles.summary(metric, experiment.control().key()),
                                quantiles.summary(metric, treatment))
                : new NotEnoughData("Quantiles are told for all units only.");
    }

    private double quantile(Metric metric, String variant, Slice slice) {
        return slice.equals(ExperimentSums.ALL)
                        && quantiles.estimate(metric, variant) instanceof QuantileEstimate.Measured measured
                ? measured.value()
                : Double.NaN;
    }
}
