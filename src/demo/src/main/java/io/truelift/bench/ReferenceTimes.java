package io.truelift.bench;

import io.truelift.bench.BenchPlan.Slices;
import io.truelift.bench.BenchProject.Slicing;
import io.truelift.definitions.metric.Metric;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What the reference's shape takes: each query measured for itself, and added up. */
final class ReferenceTimes {
    private final List<BenchMeasurement> wholes;
    private final List<BenchMeasurement> slices;
    private final Slices asked;

    private ReferenceTimes(List<BenchMeasurement> wholes, List<BenchMeasurement> slices, Slices asked) {
        this.wholes = wholes;
        this.slices = slices;
        this.asked = asked;
    }

    /** Times each metric, and its slices, all dimensions together; of the first metric only, where the others are extrapolated. */
    static ReferenceTimes measure(
            ReferenceShape shape,
            List<Metric> metrics,
            BenchPlan plan,
            Stopwatch watch,
            Connection service,
            Consumer<String> progress) {
        shape.ask(
                service, metrics.getFirst(), Optional.empty()); // not counted: the engine compiles what it has not seen
        List<BenchMeasurement> wholes = new ArrayList<>();
        List<BenchMeasurement> slices = new ArrayList<>();
        for (Metric metric : metrics) {
            wholes.add(watch.measure(plan.runs(), () -> shape.ask(service, metric, Optional.empty())));
            if (slices.isEmpty() || plan.slices() == Slices.MEASURED) {
                slices.add(everySlice(shape, metric, slices.isEmpty() ? plan.runs() : 1, watch, service));
            }
            progress.accept("reference's shape: %s".formatted(metric.name()));
        }
        return new ReferenceTimes(wholes, slices, plan.slices());
    }

    private static BenchMeasurement everySlice(
            ReferenceShape shape, Metric metric, int runs, Stopwatch watch, Connection service) {
        return watch.measure(
                runs,
                () -> BenchProject.DIMENSIONS.forEach(dimension -> shape.ask(service, metric, Optional.of(dimension))));
    }

    /** What the queries of the first so many metrics take together. */
    Optional<Double> seconds(int metrics, Slicing slicing) {
        return sum(metrics, slicing, BenchMeasurement::median);
    }

    private Optional<Double> sum(int metrics, Slicing slicing, Function<BenchMeasurement, Optional<Double>> figure) {
        Optional<Double> whole = sum(wholes.subList(0, metrics), figure);
        if (slicing == Slicing.NONE) {
            return whole;
        }
        if (asked == Slices.MEASURED) {
            return sum(slices.subList(0, metrics), figure);
        }
        Optional<Double> first = figure.apply(wholes.getFirst());
        return whole.flatMap(
                all -> figure.apply(slices.getFirst()).flatMap(sliced -> first.map(one -> all * sliced / one)));
    }

    /** The rows of the first so many metrics. */
    void tell(int metrics, BenchResult.Builder result) {
        result.sum(
                "reference's shape, %s".formatted(words(metrics, 1)),
                seconds(metrics, Slicing.NONE),
                sum(metrics, Slicing.NONE, BenchMeasurement::processorMedian),
                together(wholes.subList(0, metrics), metrics));
        boolean isMeasured = asked == Slices.MEASURED || metrics == 1;
        result.sum(
                "reference's shape by %d slices, %s%s"
                        .formatted(
                                BenchProject.DIMENSIONS.size(),
                                words(metrics, BenchProject.DIMENSIONS.size()),
                                isMeasured ? "" : ", extrapolated"),
                seconds(metrics, Slicing.EVERY_DIMENSION),
                sum(metrics, Slicing.EVERY_DIMENSION, BenchMeasurement::processorMedian),
                together(
                        slices.subList(0, Math.min(metrics, slices.size())), metrics * BenchProject.DIMENSIONS.size()));
    }

    private static String words(int metrics, int slices) {
        return "%d %s (%d %s)"
                .formatted(
                        metrics,
                        metrics == 1 ? "metric" : "metrics",
                        metrics * slices,
                        metrics * slices == 1 ? "query" : "queries");
    }

    private static BenchMeasurement together(List<BenchMeasurement> parts, int statements) {
        BenchMeasurement all = BenchMeasurement.together(parts);
        return new BenchMeasurement(all.seconds(), all.processorSeconds(), all.peakMemory(), statements, all.failure());
    }

    private static Optional<Double> sum(
            List<BenchMeasurement> parts, Function<BenchMeasurement, Optional<Double>> figure) {
        return parts.stream()
                .map(figure)
                .reduce(Optional.of(0.0), (sum, part) -> sum.flatMap(so -> part.map(more -> so + more)));
    }
}
