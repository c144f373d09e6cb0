package io.truelift.pipelines.job;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;

/** One line per step, with counts and elapsed time. */
final class Report {
    private final PrintStream out;
    private final Instant start = Instant.now();

    Report(PrintStream out) {
        this.out = out;
    }

    /** Runs a step; what it answers are the words of its line. */
    void step(String name, Supplier<String> work) {
        Instant before = Instant.now();
        String words = work.get();
        line(name, words, before);
    }

    void note(String name, String words) {
        out.printf(Locale.ROOT, "%-12s %s%n", name, words);
    }

    void end(String words) {
        line("done", words, start);
    }

    private void line(String name, String words, Instant since) {
        out.printf(
                Locale.ROOT,
                "%-12s %-72s %6.1f s%n",
                name,
                words,
                Duration.between(since, Instant.now()).toMillis() / 1000.0);
        out.flush();
    }
}
