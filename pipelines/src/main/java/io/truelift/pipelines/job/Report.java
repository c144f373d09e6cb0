package io.truelift.pipelines.job;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** One line per step, with counts and elapsed time. */
final class Report {
    private final PrintStream out;
    private final Instant start = Instant.now();
    private final Map<String, Double> steps = new LinkedHashMap<>();

    Report(PrintStream out) {
        this.out = out;
    }

    /** Runs a step; what it answers are the words of its line. */
    void step(String name, Supplier<String> work) {
        Instant before = Instant.now();
        String words = work.get();
        steps.merge(name, line(name, words, before), Double::sum);
    }

    /** Seconds by step, in the order in which they were done. */
    Map<String, Double> steps() {
        return Collections.unmodifiableMap(steps);
    }

    void note(String name, String words) {
        out.printf(Locale.ROOT, "%-12s %s%n", name, words);
    }

    void end(String words) {
        line("done", words, start);
    }

    /** Prints a line, and answers its seconds. */
    private double line(String name, String words, Instant since) {
        double seconds = Duration.between(since, Instant.now()).toMillis() / 1000.0;
        out.printf(Locale.ROOT, "%-12s %-72s %6.1f s%n", name, words, seconds);
        out.flush();
        return seconds;
    }
}
