package io.truelift.bench;

import java.util.List;
import java.util.Optional;

/**
 * What some work took, done once or several times.
 *
 * @param seconds of each time that it was done
 * @param processorSeconds time of all processors in the engine, of each time that it was done: what other work on the machine does not change
 * @param peakMemory the most memory that one of its statements took in the engine, in bytes
 * @param statements how many statements it took, done once
 * @param failure why it could not be done
 */
record BenchMeasurement(
        List<Double> seconds,
        List<Double> processorSeconds,
        long peakMemory,
        int statements,
        Optional<String> failure) {

    BenchMeasurement {
        seconds = List.copyOf(seconds);
        processorSeconds = List.copyOf(processorSeconds);
    }

    static BenchMeasurement failed(String reason) {
        return new BenchMeasurement(List.of(), List.of(), 0, 0, Optional.of(reason));
    }

    /** Done several times: all the times, and the first failure. */
    static BenchMeasurement together(List<BenchMeasurement> parts) {
        return new BenchMeasurement(
                parts.stream().flatMap(part -> part.seconds().stream()).toList(),
                parts.stream().flatMap(part -> part.processorSeconds().stream()).toList(),
                parts.stream().mapToLong(BenchMeasurement::peakMemory).max().orElse(0),
                parts.stream().mapToInt(BenchMeasurement::statements).max().orElse(0),
                parts.stream().flatMap(part -> part.failure().stream()).findFirst());
    }

    /** The middle of the times, of an even number the mean of the two in the middle; absent where it failed. */
    Optional<Double> median() {
        return failure.isPresent() ? Optional.empty() : middle(seconds);
    }

    /** The same of the processors' time. */
    Optional<Double> processorMedian() {
        return failure.isPresent() ? Optional.empty() : middle(processorSeconds);
    }

    private static Optional<Double> middle(List<Double> times) {
        if (times.isEmpty()) {
            return Optional.empty();
        }
        List<Double> sorted = times.stream().sorted().toList();
        int half = sorted.size() / 2;
        return Optional.of(sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2);
    }
}
