package io.truelift.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What some work took, done once or several times.
 *
 * @param seconds of each time that it was done
 * @param peakMemory the most memory that one of its statements took in the engine, in bytes
 * @param statements how many statements it took, done once
 * @param failure why it could not be done
 */
record Measurement(List<Double> seconds, long peakMemory, int statements, Optional<String> failure) {

    Measurement {
        seconds = List.copyOf(seconds);
    }

    static Measurement failed(String reason) {
        return new Measurement(List.of(), 0, 0, Optional.of(reason));
    }

    /** Done several times: all the times, and the first failure. */
    static Measurement together(List<Measurement> parts) {
        List<Double> seconds = new ArrayList<>();
        parts.forEach(part -> seconds.addAll(part.seconds()));
        return new Measurement(
                seconds,
                parts.stream().mapToLong(Measurement::peakMemory).max().orElse(0),
                parts.stream().mapToInt(Measurement::statements).max().orElse(0),
                parts.stream().flatMap(part -> part.failure().stream()).findFirst());
    }

    /** The middle of the times, of an even number the mean of the two in the middle; absent where it failed. */
    Optional<Double> median() {
        if (failure.isPresent() || seconds.isEmpty()) {
            return Optional.empty();
        }
        List<Double> sorted = seconds.stream().sorted().toList();
        int half = sorted.size() / 2;
        return Optional.of(sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2);
    }
}
