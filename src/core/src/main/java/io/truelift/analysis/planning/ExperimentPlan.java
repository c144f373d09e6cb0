package io.truelift.analysis.planning;

import io.truelift.definitions.metric.MetricKind;
import io.truelift.definitions.metric.MetricRole;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an experiment needs, and what it can find.
 *
 * @param experiment key of the experiment
 * @param title short name
 * @param alpha two-sided significance level
 * @param power wanted probability to see the minimum effect
 * @param minimumEffect smallest lift that matters, as a share
 * @param stopping when it may be concluded, in words
 * @param historyEnd newest outcome of the history
 * @param historyUnits customers of the history
 * @param arrivals customers who came anew per day, in the last four weeks of the history
 * @param metrics one line per metric, the primary first
 * @param notes what the figures take for granted
 */
public record ExperimentPlan(
        String experiment,
        String title,
        double alpha,
        double power,
        OptionalDouble minimumEffect,
        String stopping,
        Instant historyEnd,
        long historyUnits,
        List<Long> arrivals,
        List<MetricPlan> metrics,
        List<String> notes) {

    public ExperimentPlan {
        arrivals = List.copyOf(arrivals);
        metrics = List.copyOf(metrics);
        notes = List.copyOf(notes);
    }

    /**
     * @param metric key of the metric
     * @param title the metric in words
     * @param role why it is looked at
     * @param kind how values become one figure
     * @param baseline its figure in the history
     * @param deviation standard deviation of one unit
     * @param explained share of the variance that the adjustment takes away
     * @param needed units of all variants for the minimum effect (of a guardrail: for its margin); absent without one
     * @param days days until these units have come and had their time; absent where that cannot be told
     * @param findable the smallest lift that is found, by weeks of arrival
     * @param remark what is missing
     */
    public record MetricPlan(
            String metric,
            String title,
            MetricRole role,
            MetricKind kind,
            double baseline,
            double deviation,
            double explained,
            Optional<Long> needed,
            Optional<Integer> days,
            List<Findable> findable,
            String remark) {

        public MetricPlan {
            findable = List.copyOf(findable);
        }
    }

    /**
     * @param weeks weeks in which units arrive
     * @param units units of all variants by then
     * @param lift smallest lift that is found with the wanted power, as a share of the baseline; absent where none is
     */
    public record Findable(int weeks, long units, OptionalDouble lift) {}
}
