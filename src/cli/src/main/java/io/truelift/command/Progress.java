package io.truelift.command;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;

/** One line per step: what was done, with counts, and how long it took. */
final class Progress {
    private final PrintStream out;
    private final Instant start = Instant.now();

    Progress(PrintStream out) {
        this.out = out;
    }

    /** Runs a step and prints its line; the step answers the words of its line. */
    void step(String name, Supplier<String> work) {
        Instant before = Instant.now();
        String summary = work.get();
        out.printf(Locale.ROOT, "%-12s %-72s %6.1f s%n", name, summary, seconds(before));
        out.flush();
    }

    double secondsSinceStart() {
        return seconds(start);
    }

    private static double seconds(Instant since) {
        return Duration.between(since, Instant.now()).toMillis() / 1000.0;
    }
}
