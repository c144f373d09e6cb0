package io.truelift.analysis.experiment;

import io.truelift.analysis.experiment.ExperimentSums.Slice;
import io.truelift.analysis.experiment.result.Course;
import io.truelift.analysis.experiment.result.Lift;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.analysis.experiment.result.Step;
import io.truelift.analysis.totals.Slot;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.Experiment.Measure;
import io.truelift.definitions.experiment.Experiment.Variant;
import io.truelift.definitions.experiment.Stopping;
import io.truelift.definitions.metric.Metric;
import io.truelift.statistics.Comparison.Effect;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How the answer on the primary metric formed, from the sums per day of exposure that the one statement gives anyway. The days of a
 * cluster cannot be told apart, nor can those of a quantile be added up: such experiments have no steps.
 */
final class CourseOfExperiment {
    /** More steps than these say no more. */
    private static final int MOST_STEPS = 40;
    /** By how much one less a level may miss the alpha that it is of. */
    private static final double ROUNDING = 1e-9;

    private final Experiment experiment;
    private final ExperimentSums sums;
    private final MetricTests tests;

    CourseOfExperiment(Experiment experiment, ExperimentSums sums, MetricTests tests) {
        this.experiment = experiment;
        this.sums = sums;
        this.tests = tests;
    }

    /** @param primary the primary metric; steps have the level of its answers */
    Optional<Course> course(MetricResult primary) {
        List<LocalDate> days = sums.days().stream()
                .map(Slice::level)
                .map(LocalDate::parse)
                .sorted()
                .toList();
        if (days.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Course(
                days.getFirst(),
                days.getLast(),
                sums.customers(),
                windows(),
                experiment.period().end(),
                experiment.plan().stopping() instanceof Stopping.Once,
                isByDay(primary) ? steps(days, primary) : List.of()));
    }

    private Map<String, Integer> windows() {
        return experiment.measures().stream()
                .map(Measure::metric)
                .collect(Collectors.toMap(
                        Metric::name,
                        metric -> experiment.window(metric).toHour()
                                - experiment.window(metric).fromHour(),
                        (one, same) -> one));
    }

    private boolean isByDay(MetricResult primary) {
        return experiment.design().isRandomised()
                && !experiment.design().isClustered()
                && !primary.kind().isQuantile();
    }

    private List<Step> steps(List<LocalDate> days, MetricResult primary) {
        Map<String, ArmSums> soFar = new HashMap<>();
        experiment.variants().forEach(variant -> soFar.put(variant.key(), ArmSums.nothing(sums.variables())));
        List<LocalDate> ends = ends(days.getFirst(), days.getLast());
        List<Step> steps = new ArrayList<>();
        int next = 0;
        for (LocalDate until : ends) {
            for (; next < days.size() && !days.get(next).isAfter(until); next++) {
                Slice day = new Slice(ExperimentSums.DAYS, days.get(next).toString());
                soFar.replaceAll((variant, before) -> before.plus(sums.of(primary.metric(), Slot.WHOLE, day, variant)));
            }
            steps.add(new Step(
                    until, soFar.values().stream().mapToLong(ArmSums::units).sum(), lifts(primary, until, soFar)));
        }
        return steps;
    }

    private List<Lift> lifts(MetricResult primary, LocalDate until, Map<String, ArmSums> soFar) {
        ArmSums control = soFar.getOrDefault(experiment.control().key(), ArmSums.nothing(sums.variables()));
        return experiment.treatments().stream()
                .map(treatment -> tests.ofDays(
                        experiment.primary(),
                        treatment.key(),
                        until,
                        control,
                        soFar.getOrDefault(treatment.key(), ArmSums.nothing(sums.variables())),
                        alpha(primary, treatment)))
                .toList();
    }

    /** What is left of alpha for the answer of the treatment, so that the last step is as wide as the answer. */
    private double alpha(MetricResult primary, Variant treatment) {
        return primary.lifts().stream()
                .filter(lift -> lift.variant().equals(treatment.key())
                        && lift.more().corrected().isPresent())
                .map(Lift::answer)
                .flatMap(answer -> answer instanceof Effect effect
                        ? Stream.of(1 - effect.absolute().interval().level())
                        : Stream.<Double>empty())
                .filter(left -> Math.abs(left - experiment.alpha()) > ROUNDING)
                .findFirst()
                .orElse(experiment.alpha());
    }

    /** The last day of each step: of a day, a week or as many weeks as leave forty steps at most. */
    private static List<LocalDate> ends(LocalDate first, LocalDate last) {
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        long weeks = (days + 7L * MOST_STEPS - 1) / (7L * MOST_STEPS);
        long step = days <= MOST_STEPS ? 1 : 7 * weeks;
        List<LocalDate> ends =
                new ArrayList<>(LongStream.iterate(step - 1, from -> from < days - 1, from -> from + step)
                        .mapToObj(first::plusDays)
                        .toList());
        ends.add(last);
        return ends;
    }
}
