package io.truelift.analysis.experiment;

import io.truelift.analysis.experiment.ExperimentSums.Slice;
import io.truelift.analysis.experiment.result.Arm;
import io.truelift.analysis.experiment.result.Dimension;
import io.truelift.analysis.experiment.result.Level;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.Experiment.Variant;
import io.truelift.statistics.Comparison.Effect;
import io.truelift.statistics.Heterogeneity;
import io.truelift.statistics.MeasuredEffect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Results per level of each dimension. */
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
        List<Slice> shown = slices.stream()
                .sorted(Comparator.comparingLong((Slice slice) -> -units(slice)).thenComparing(Slice::level))
                .limit(MOST_LEVELS)
                .sorted(Comparator.comparing(Slice::level))
                .toList();
        List<List<MetricResult>> metrics = tests.results(shown);
        List<Level> levels = IntStream.range(0, shown.size())
                .mapToObj(i -> level(shown.get(i), summed(metrics.get(i))))
                .toList();
        int left = slices.size() - shown.size();
        String note = "P-values and intervals are corrected for %d levels (Holm).".formatted(shown.size())
                + (left > 0 ? " %d smaller levels are not shown.".formatted(left) : "")
                + (experiment.measures().stream()
                                .anyMatch(measure -> measure.metric().kind().isQuantile())
                        ? " A quantile is not told by level."
                        : "");
        return new Dimension(name, levels, note + differences(metrics));
    }

    /** A quantile needs the values of each level, which are not asked for. */
    private static List<MetricResult> summed(List<MetricResult> metrics) {
        return metrics.stream().filter(metric -> !metric.kind().isQuantile()).toList();
    }

    /** Whether the effect on the primary metric differs between the levels, by Cochran's Q over them. */
    private String differences(List<List<MetricResult>> metrics) {
        StringBuilder sentences = new StringBuilder();
        for (Variant treatment : experiment.design().isRandomised() ? experiment.treatments() : List.<Variant>of()) {
            List<MeasuredEffect> effects = metrics.stream()
                    .filter(level -> !level.isEmpty())
                    .flatMap(level -> level.getFirst().lifts().stream())
                    .filter(lift -> lift.variant().equals(treatment.key()))
                    .flatMap(lift -> lift.comparison() instanceof Effect effect && effect.standardError() > 0
                            ? Stream.of(new MeasuredEffect(effect.absolute().value(), effect.standardError()))
                            : Stream.empty())
                    .toList();
            Heterogeneity.test(effects)
                    .ifPresent(result -> sentences.append(" %s: %s between levels (%s)."
                            .formatted(
                                    treatment.title(),
                                    result.isSignificant(experiment.alpha())
                                            ? "the effect on the primary metric differs"
                                            : "the effect on the primary metric is not told apart",
                                    VerdictWords.pValue(result.pValue()))));
        }
        return sentences.toString();
    }

    private long units(Slice slice) {
        return experiment.variants().stream()
                .mapToLong(variant -> sums.units(slice, variant.key()))
                .sum();
    }

    private Level level(Slice slice, List<MetricResult> metrics) {
        List<Arm> arms = experiment.variants().stream()
                .map(variant ->
                        new Arm(variant.key(), variant.title(), variant.share(), sums.units(slice, variant.key())))
                .toList();
        return new Level(slice.level(), arms, metrics);
    }
}
