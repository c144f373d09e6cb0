package io.truelift.analysis.experiment;

import io.truelift.analysis.experiment.ExperimentSums.Slice;
import io.truelift.analysis.experiment.LookSchedule.Day;
import io.truelift.analysis.experiment.LookSchedule.Exposures;
import io.truelift.analysis.experiment.LookSchedule.Taken;
import io.truelift.analysis.totals.Slot;
import io.truelift.definitions.experiment.Design;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.Stopping;
import io.truelift.definitions.metric.Metric;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where an experiment that is read at planned looks stands, for each of its metrics. */
final class Looks {
    private final Experiment experiment;
    private final Stopping.AtLooks plan;
    private final ExperimentSums sums;
    private final List<Slice> days;
    private final LocalDate today;
    private final Exposures exposures;
    private final long units;
    private final Map<Slice, Long> met = new HashMap<>();
    private final Map<String, Status> standings = new HashMap<>();

    Looks(Experiment experiment, Stopping.AtLooks plan, ExperimentSums sums, Instant asOf) {
        this.experiment = experiment;
        this.plan = plan;
        this.sums = sums;
        this.days = sums.days();
        this.today = LocalDate.ofInstant(asOf, experiment.period().zone());
        this.exposures = asOf.isBefore(experiment.period().endedAt()) ? Exposures.GO_ON : Exposures.ENDED;
        this.units = experiment.variants().stream()
                .mapToLong(variant -> sums.units(ExperimentSums.ALL, variant.key()))
                .sum();
        days.forEach(day -> met.put(
                day,
                experiment.variants().stream()
                        .mapToLong(variant -> sums.units(day, variant.key()))
                        .sum()));
    }

    /** Whether there is a look to be read. */
    sealed interface Status {

        /**
         * @param taken the look
         * @param later whether units came after it
         */
        record Read(Taken taken, Later later) implements Status {}

        /** Whether there are units that a look is not over. */
        enum Later {
            NOBODY,
            SOMEBODY
        }

        /**
         * Figures that cannot be cut at a look are read once, at the planned end.
         *
         * @param fraction units over the planned, 1 or more
         */
        record AtEnd(double fraction) implements Status {}

        /** @param reason what is missing, as a sentence */
        record NotYet(String reason) implements Status {}
    }

    /** The latest look at a metric. */
    Status of(Metric metric) {
        return standings.computeIfAbsent(
                metric.name(), name -> canBeCut(metric) ? cut(metric, LocalDate.MAX) : atEnd());
    }

    /** The latest look over units of no later day than this. */
    Status until(Metric metric, LocalDate day) {
        return canBeCut(metric) ? cut(metric, day) : atEnd();
    }

    /** A part of the units, such as a country: told where the latest look is over all that came. */
    Status ofSlice(Metric metric) {
        return switch (of(metric)) {
            case Status.Read(Taken taken, Status.Later later)
            when later == Status.Later.SOMEBODY ->
                new Status.NotYet(String.format(
                        Locale.ROOT,
                        "Parts of the units cannot be cut at a look; they are told when no unit has come after the latest one, which was over %,d.",
                        taken.units()));
            case Status standing -> standing;
        };
    }

    /** The days of a cluster cannot be told apart, a quantile cannot be added up, and strata are not known by day. */
    private boolean canBeCut(Metric metric) {
        return !experiment.design().isClustered()
                && !metric.kind().isQuantile()
                && experiment.plan().adjustment().strata().isEmpty();
    }

    private Status atEnd() {
        boolean mayGoOn = experiment.period().end().isPresent() && exposures == Exposures.GO_ON;
        if (units >= plan.plannedUnits() && !mayGoOn) {
            return new Status.AtEnd((double) units / plan.plannedUnits());
        }
        return new Status.NotYet(String.format(
                Locale.ROOT,
                "%s cannot be cut at a look and are read once, at the planned end of %,d units; there are %,d%s.",
                figures(),
                plan.plannedUnits(),
                units,
                units >= plan.plannedUnits() ? ", but the experiment has not ended" : ""));
    }

    private String figures() {
        if (experiment.design().isClustered()) {
            return experiment.design() == Design.SWITCHBACK ? "Periods" : "Clusters";
        }
        return experiment.plan().adjustment().strata().isEmpty() ? "Quantiles" : "Strata";
    }

    private Status cut(Metric metric, LocalDate until) {
        List<Day> over = days.stream()
                .map(slice -> day(metric, slice))
                .filter(day -> day.day().isBefore(today) && !day.day().isAfter(until))
                .toList();
        Optional<Taken> taken =
                new LookSchedule(plan, over, until.isBefore(lastDay()) ? Exposures.GO_ON : exposures).latest();
        return taken.<Status>map(look ->
                        new Status.Read(look, look.units() == units ? Status.Later.NOBODY : Status.Later.SOMEBODY))
                .orElseGet(() -> new Status.NotYet(missing(over)));
    }

    private LocalDate lastDay() {
        return days.isEmpty() ? LocalDate.MIN : LocalDate.parse(days.getLast().level());
    }

    private String missing(List<Day> over) {
        long first = LookSchedule.unitsAt(plan, plan.looks().getFirst());
        long met = over.stream().mapToLong(Day::met).sum();
        return met < first
                ? String.format(
                        Locale.ROOT, "The first of the planned looks is at %,d units; there are %,d.", first, met)
                : String.format(
                        Locale.ROOT,
                        "The first of the planned looks is at %,d units; so many have come, but the windows of some are still open.",
                        first);
    }

    private Day day(Metric metric, Slice slice) {
        long closed = experiment.variants().stream()
                .mapToLong(variant ->
                        sums.of(metric.name(), Slot.WHOLE, slice, variant.key()).units())
                .sum();
        return new Day(LocalDate.parse(slice.level()), met.getOrDefault(slice, 0L), closed);
    }

    /** What a metric adds up to over the units of a look. */
    ArmSums sums(Metric metric, String variant, Taken look) {
        return days.stream()
                .filter(day -> !LocalDate.parse(day.level()).isAfter(look.until()))
                .map(day -> sums.of(metric.name(), Slot.WHOLE, day, variant))
                .reduce(ArmSums.nothing(sums.variables()), ArmSums::plus);
    }

    /** The look that the primary metric was read at. */
    Optional<Taken> primary() {
        return of(experiment.primary().metric()) instanceof Status.Read read
                ? Optional.of(read.taken())
                : Optional.empty();
    }

    /** Units of the next look; absent after the last one. */
    Optional<Long> unitsOfNext(Taken taken) {
        return taken.number() == plan.looks().size()
                ? Optional.empty()
                : Optional.of(LookSchedule.unitsAt(plan, plan.looks().get(taken.number())));
    }

    /** Units that came after a look. */
    long after(Taken taken) {
        return units - taken.units();
    }

    int planned() {
        return plan.looks().size();
    }
}
