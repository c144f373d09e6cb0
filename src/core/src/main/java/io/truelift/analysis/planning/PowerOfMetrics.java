package io.truelift.analysis.planning;

import io.truelift.analysis.experiment.History;
import io.truelift.analysis.planning.ExperimentPlan.Findable;
import io.truelift.analysis.planning.ExperimentPlan.MetricPlan;
import io.truelift.definitions.experiment.CovariateAdjustment.Method;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.Experiment.Measure;
import io.truelift.definitions.experiment.Experiment.Variant;
import io.truelift.definitions.metric.Margin;
import io.truelift.definitions.metric.Metric;
import io.truelift.definitions.metric.MetricKind;
import io.truelift.definitions.metric.MetricRole;
import io.truelift.statistics.planning.Allocation;
import io.truelift.statistics.planning.Arrivals;
import io.truelift.statistics.planning.Baseline;
import io.truelift.statistics.planning.Direction;
import io.truelift.statistics.planning.EstimatePower;
import io.truelift.statistics.planning.MeanPower;
import io.truelift.statistics.planning.NonInferiorityPower;
import io.truelift.statistics.planning.Outlook;
import io.truelift.statistics.planning.Outlook.Prospect;
import io.truelift.statistics.planning.PlannedTest;
import io.truelift.statistics.planning.PowerFunction;
import io.truelift.statistics.planning.ProportionNonInferiorityPower;
import io.truelift.statistics.planning.ProportionPower;
import io.truelift.statistics.planning.RunTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Units, days and the smallest lift of each metric of an experiment. */
final class PowerOfMetrics {
    private static final List<Integer> WEEKS = List.of(1, 2, 4, 8);
    private static final int HOURS = 24;

    private final Experiment experiment;
    private final History history;
    private final Arrivals arrivals;
    private final Allocation allocation;

    PowerOfMetrics(Experiment experiment, History history, Arrivals arrivals) {
        this.experiment = experiment;
        this.history = history;
        this.arrivals = arrivals;
        this.allocation = new Allocation(
                scaled(experiment.variants().stream().map(Variant::share).toList()));
    }

    /** Shares written with few decimals may add up to a bit more than one. */
    private static List<Double> scaled(List<Double> shares) {
        double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
        return shares.stream().map(share -> share / Math.max(1, sum)).toList();
    }

    MetricPlan of(Measure measure) {
        Metric metric = measure.metric();
        Optional<Baseline> baseline = history.baseline(metric);
        if (baseline.isEmpty()
                || baseline.get().variance() == 0
                || baseline.get().value() == 0) {
            return without(
                    measure,
                    "The history of %,d customers says nothing of it: too few values, or the same for all."
                            .formatted(history.units()));
        }
        double explained = experiment.plan().adjustment().method() == Method.NONE ? 0 : history.explained(metric);
        PowerFunction superiority = superiority(metric, baseline.get(), test(measure));
        PowerFunction power = guarded(measure, baseline.get(), superiority).needing(factor(explained));
        double effect = measure.margin().isPresent()
                ? 0
                : signed(
                        metric,
                        experiment.plan().minimumEffect().orElse(0)
                                * Math.abs(baseline.get().value()));
        boolean hasAim = measure.margin().isPresent()
                || experiment.plan().minimumEffect().isPresent();
        Optional<Long> needed = hasAim ? needed(power, effect) : Optional.empty();
        RunTime runTime = needed.map(units ->
                        arrivals.runTime(units, experiment.window(metric).toHour() / HOURS))
                .orElse(new RunTime.Unknown(
                        hasAim ? "No number of units is enough." : "The header names no minimum_effect."));
        return new MetricPlan(
                metric.name(),
                metric.title(),
                measure.role(),
                metric.kind(),
                baseline.get().value(),
                baseline.get().standardDeviation(),
                explained,
                needed,
                runTime instanceof RunTime.Days days ? Optional.of(days.inAll()) : Optional.empty(),
                findable(metric, baseline.get(), superiority.needing(factor(explained))),
                runTime instanceof RunTime.Unknown(String reason) ? reason : "");
    }

    private MetricPlan without(Measure measure, String remark) {
        Metric metric = measure.metric();
        return new MetricPlan(
                metric.name(),
                metric.title(),
                measure.role(),
                metric.kind(),
                Double.NaN,
                Double.NaN,
                0,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                remark);
    }

    /** The hardest of the treatments, with its part of alpha where it is about the primary metric. */
    private PlannedTest test(Measure measure) {
        PlannedTest test = PlannedTest.atAlpha(experiment.alpha());
        double smallest = allocation.shares().stream()
                .skip(1)
                .mapToDouble(Double::doubleValue)
                .min()
                .orElseThrow();
        return measure.role() == MetricRole.PRIMARY
                ? allocation.hardest(test)
                : test.withShares(allocation.control(), smallest);
    }

    private PowerFunction superiority(Metric metric, Baseline baseline, PlannedTest test) {
        return superiority(experiment, metric.kind(), baseline, test);
    }

    static PowerFunction superiority(Experiment experiment, MetricKind kind, Baseline baseline, PlannedTest test) {
        if (kind.isRatio() || kind.isQuantile() || experiment.design().isClustered()) {
            return EstimatePower.of(baseline, test);
        }
        return kind.isProportion()
                ? ProportionPower.of(baseline.value(), test)
                : MeanPower.of(baseline.standardDeviation(), test);
    }

    private PowerFunction guarded(Measure measure, Baseline baseline, PowerFunction superiority) {
        if (measure.margin().isEmpty()) {
            return superiority;
        }
        Margin margin = measure.margin().get();
        double size = margin.isRelative() ? margin.size() * Math.abs(baseline.value()) : margin.size();
        return superiority instanceof ProportionPower proportion
                ? new ProportionNonInferiorityPower(baseline.value(), size, proportion.test())
                : new NonInferiorityPower(superiority, size);
    }

    private double factor(double explained) {
        return UnitFactors.of(
                experiment.plan().stopping(),
                explained,
                experiment.alpha(),
                experiment.plan().power());
    }

    private Optional<Long> needed(PowerFunction power, double effect) {
        try {
            OptionalDouble units = power.units(effect, experiment.plan().power());
            return units.isPresent() ? Optional.of(allocation.unitsInAll(units.getAsDouble())) : Optional.empty();
        } catch (IllegalArgumentException e) {
            // The effect would take a share beyond 0 or 1.
            return Optional.empty();
        }
    }

    private List<Findable> findable(Metric metric, Baseline baseline, PowerFunction power) {
        Direction direction = metric.increaseIsGood() ? Direction.INCREASE : Direction.DECREASE;
        List<Prospect> prospects = new Outlook(power, allocation, arrivals)
                .smallestEffects(experiment.plan().power(), direction, WEEKS.getLast());
        return prospects.stream()
                .filter(prospect -> WEEKS.contains(prospect.weeks()))
                .map(prospect -> new Findable(
                        prospect.weeks(), (long) arrivals.unitsAfter(7 * prospect.weeks()), lift(prospect, baseline)))
                .toList();
    }

    /** Nothing falls by more than all of itself: then no lift is found. */
    private static OptionalDouble lift(Prospect prospect, Baseline baseline) {
        if (prospect.smallestEffect().isEmpty()) {
            return OptionalDouble.empty();
        }
        double lift = prospect.smallestEffect().getAsDouble() / Math.abs(baseline.value());
        return lift < -1 ? OptionalDouble.empty() : OptionalDouble.of(lift);
    }

    private static double signed(Metric metric, double size) {
        return metric.increaseIsGood() ? size : -size;
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(String.format(
                Locale.ROOT,
                "The history is of %,d customers who did something in the %d days before a moment that lies a whole window back.",
                history.units(),
                PlanAnalysis.ACTIVE_DAYS));
        if (!experiment.plan().adjustment().covariates().isEmpty()) {
            notes.add("Covariates that the exposures bring (%s) have no history; what they save comes on top."
                    .formatted(String.join(", ", experiment.plan().adjustment().covariates())));
        }
        if (experiment.design().isClustered()) {
            notes.add(
                    "Clusters have no history: units are customers. Multiply by the design effect 1 + (customers per cluster - 1) times their correlation.");
        }
        if (allocation.treatments() > 1) {
            notes.add("%d treatments share the control; each gets its part of alpha on the primary metric."
                    .formatted(allocation.treatments()));
        }
        return notes;
    }
}
