package io.truelift.analysis.planning;

import io.truelift.analysis.planning.ExperimentPlan.MetricPlan;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.metric.MetricRole;
import io.truelift.statistics.planning.Allocation;
import io.truelift.statistics.planning.Arrivals;
import io.truelift.statistics.planning.Baseline;
import io.truelift.statistics.planning.Direction;
import io.truelift.statistics.planning.PlannedTest;
import io.truelift.statistics.planning.PowerFunction;
import io.truelift.statistics.planning.RunTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A plan as it would be with other choices, of the primary metric, from the variance and the arrivals that the kept plan
 * found in the history.
 *
 * @param lift size of the lift to be found, above 0, as a share
 * @param power wanted probability to find it, above alpha and below 1
 * @param alpha two-sided significance level
 * @param traffic share of the arriving customers who take part, above 0 and up to 1
 * @param control share of the control among them; the treatments have equal parts of the rest
 * @param days in which customers are taken in, 1 or more
 */
public record PlanScenario(double lift, double power, double alpha, double traffic, double control, int days) {
    private static final int MOST_POINTS = 60;
    private static final int HOURS = 24;

    public PlanScenario {
        if (!(lift > 0
                && alpha > 0
                && power > alpha
                && power < 1
                && traffic > 0
                && traffic <= 1
                && control > 0
                && control < 1
                && days >= 1)) {
            throw new IllegalArgumentException(
                    "Cannot plan for a lift of %s with power %s, alpha %s, traffic %s, control %s and %d days: the lift must be above 0, shares must lie between 0 and 1, and the power above alpha."
                            .formatted(lift, power, alpha, traffic, control, days));
        }
    }

    /**
     * @param points power by day, from the first to twice the days
     * @param units of all variants after the days
     * @param powerThen power after the days
     * @param smallestLift smallest lift that is found after the days with the wanted power; absent where none is
     * @param needed units of all variants for the lift; absent where no number is enough
     * @param runTime days until they have come and had their time, whole weeks
     */
    public record Prospect(
            List<Point> points,
            long units,
            double powerThen,
            OptionalDouble smallestLift,
            Optional<Long> needed,
            RunTime runTime) {
        public Prospect {
            points = List.copyOf(points);
        }
    }

    /**
     * @param day days in which customers were taken in
     * @param units of all variants by then
     * @param power probability to find the lift
     */
    public record Point(int day, long units, double power) {}

    /** What comes of it; absent where the history says nothing of the primary metric. */
    public Optional<Prospect> of(Experiment experiment, ExperimentPlan plan) {
        return plan.metrics().stream()
                .filter(metric ->
                        metric.role() == MetricRole.PRIMARY && metric.deviation() > 0 && metric.baseline() != 0)
                .findFirst()
                .map(metric -> prospect(experiment, plan, metric));
    }

    private Prospect prospect(Experiment experiment, ExperimentPlan plan, MetricPlan metric) {
        Arrivals arrivals = new Arrivals(plan.arrivals().stream()
                .map(units -> Math.round(units * traffic))
                .toList());
        Allocation allocation = allocation(experiment.treatments().size());
        Baseline baseline = new Baseline(metric.baseline(), metric.deviation() * metric.deviation());
        PowerFunction function = PowerOfMetrics.superiority(
                        experiment, metric.kind(), baseline, allocation.hardest(PlannedTest.atAlpha(alpha)))
                .needing(UnitFactors.of(experiment.plan().stopping(), metric.explained(), alpha, power));
        Direction direction = experiment.primary().metric().increaseIsGood() ? Direction.INCREASE : Direction.DECREASE;
        double size = Math.min(lift * Math.abs(baseline.value()), function.largestEffect(direction));
        double effect = direction == Direction.INCREASE ? size : -size;
        OptionalDouble units = function.units(effect, power);
        Optional<Long> needed =
                units.isPresent() ? Optional.of(allocation.unitsInAll(units.getAsDouble())) : Optional.empty();
        OptionalDouble smallest = function.smallestEffect(arrivals.unitsAfter(days) * control, power, direction);
        return new Prospect(
                points(function, arrivals, effect),
                Math.round(arrivals.unitsAfter(days)),
                powerAfter(function, arrivals, days, effect),
                smallest.isPresent()
                        ? OptionalDouble.of(smallest.getAsDouble() / Math.abs(baseline.value()))
                        : smallest,
                needed,
                needed.map(all -> arrivals.runTime(
                                all,
                                experiment.window(experiment.primary().metric()).toHour() / HOURS))
                        .orElse(new RunTime.Unknown("No number of customers is enough.")));
    }

    private Allocation allocation(int treatments) {
        List<Double> shares = new ArrayList<>(List.of(control));
        for (int i = 0; i < treatments; i++) {
            shares.add((1 - control) / treatments);
        }
        return new Allocation(shares);
    }

    private List<Point> points(PowerFunction function, Arrivals arrivals, double effect) {
        int last = 2 * days;
        int step = Math.max(1, (last + MOST_POINTS - 1) / MOST_POINTS);
        List<Point> points = new ArrayList<>();
        for (int day = step; day <= last; day += step) {
            points.add(
                    new Point(day, Math.round(arrivals.unitsAfter(day)), powerAfter(function, arrivals, day, effect)));
        }
        return points;
    }

    private double powerAfter(PowerFunction function, Arrivals arrivals, int day, double effect) {
        double units = arrivals.unitsAfter(day) * control;
        return units > function.fewestUnits() ? function.power(units, effect) : 0;
    }
}
