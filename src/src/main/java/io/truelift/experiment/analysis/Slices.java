package io.truelift.experiment.analysis;

import io.truelift.experiment.Experiment;
import io.truelift.experiment.ExperimentReport.Arm;
import io.truelift.experiment.ExperimentReport.Dimension;
import io.truelift.experiment.ExperimentReport.Level;
import io.truelift.experiment.ExperimentReport.Lift;
import io.truelift.experiment.ExperimentReport.MetricResult;
import io.truelift.experiment.analysis.ExperimentSums.Slice;
import io.truelift.statistics.Adjustment;
import io.truelift.statistics.Comparison.Effect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Results per level of each dimension. Among the levels and treatments of a dimension the p-values of a metric are corrected
 * by Holm's method, for who looks at many slices finds something in one of them.
 */
final class Slices {
    /** Number of the first dimension's slice. */
    static final int FIRST_DIMENSION = 3;

    private static final int MOST_LEVELS = 20;

    private final Experiment experiment;
    private final ExperimentSums sums;
    private final MetricTests tests;

    Slices(Experiment experiment, ExperimentSums sums, MetricTests tests) {
        this.experiment = experiment;
        this.sums = sums;
        this.tests = tests;
    }

    List<Dimension> all() {
        List<Dimension> dimensions = new ArrayList<>();
        for (int i = 0; i < experiment.columns().dimensions().size(); i++) {
            dimensions.add(dimension(experiment.columns().dimensions().get(i), sums.levels(FIRST_DIMENSION + i)));
        }
        return dimensions;
    }

    private Dimension dimension(String name, List<Slice> slices) {
        List<Level> levels = slices.stream()
                .sorted(Comparator.comparingLong((Slice slice) -> -units(slice)).thenComparing(Slice::level))
                .limit(MOST_LEVELS)
                .map(this::level)
                .sorted(Comparator.comparing(Level::level))
                .toList();
        int left = slices.size() - levels.size();
        String note = "P-values are corrected for %d levels (Holm).".formatted(levels.size())
                + (left > 0 ? " %d smaller levels are not shown.".formatted(left) : "");
        return new Dimension(name, corrected(levels), note);
    }

    private long units(Slice slice) {
        return experiment.variants().stream().mapToLong(variant -> sums.units(slice, variant.key())).sum();
    }

    private Level level(Slice slice) {
        List<Arm> arms = experiment.variants().stream()
                .map(variant -> new Arm(variant.key(), variant.title(), variant.share(), sums.units(slice, variant.key())))
                .toList();
        return new Level(slice.level(), arms, tests.results(slice));
    }

    /** Each metric's p-values, corrected over the levels. */
    private static List<Level> corrected(List<Level> levels) {
        int metrics = levels.isEmpty() ? 0 : levels.getFirst().metrics().size();
        List<Level> done = new ArrayList<>(levels);
        for (int i = 0; i < metrics; i++) {
            int metric = i;
            double[] pValues = Adjustment.HOLM.adjust(done.stream()
                    .flatMap(level -> level.metrics().get(metric).lifts().stream())
                    .filter(lift -> lift.answer() instanceof Effect)
                    .mapToDouble(lift -> ((Effect) lift.answer()).pValue())
                    .toArray());
            int[] next = {0};
            done.replaceAll(level -> with(level, metric, pValues, next));
        }
        return done;
    }

    private static Level with(Level level, int place, double[] pValues, int[] next) {
        List<MetricResult> metrics = new ArrayList<>(level.metrics());
        MetricResult metric = metrics.get(place);
        List<Lift> lifts = metric.lifts().stream()
                .map(lift -> lift.answer() instanceof Effect
                        ? new Lift(lift.variant(), lift.comparison(), lift.more().withCorrectedPValue(pValues[next[0]++]))
                        : lift)
                .toList();
        metrics.set(place, metric.withLifts(lifts));
        return new Level(level.level(), level.arms(), metrics);
    }
}
