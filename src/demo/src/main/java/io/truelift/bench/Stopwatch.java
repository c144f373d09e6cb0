package io.truelift.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Measures work on the engine. What the engine cannot do is a result, too. */
final class Stopwatch {
    private static final double NANOSECONDS = 1e9;
    /** The engine's reason, without the statement's number before and the list of its operators behind. */
    private static final Pattern REASON =
            Pattern.compile("Query failed \\(#\\S+\\): (.*?)( \\[Allocated:.*)?$", Pattern.DOTALL);

    private final EngineQueries queries;

    Stopwatch(EngineQueries queries) {
        this.queries = queries;
    }

    /** Something that asks the engine. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    /** Does the work so many times, or until it fails. */
    BenchMeasurement measure(int times, Work work) {
        List<BenchMeasurement> measured = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            BenchMeasurement once = measure(work);
            measured.add(once);
            if (once.failure().isPresent()) {
                break;
            }
        }
        return BenchMeasurement.together(measured);
    }

    BenchMeasurement measure(Work work) {
        queries.sinceLast();
        long start = System.nanoTime();
        Optional<String> failure = Optional.empty();
        try {
            work.run();
        } catch (SQLException | RuntimeException e) {
            // Whatever it is, the others are measured all the same.
            failure = Optional.of(reason(String.valueOf(e.getMessage())));
        }
        double seconds = (System.nanoTime() - start) / NANOSECONDS;
        EngineQueries.Use use = queries.sinceLast();
        return new BenchMeasurement(
                List.of(seconds), List.of(use.processorSeconds()), use.peakMemory(), use.statements(), failure);
    }

    static String reason(String message) {
        Matcher matcher = REASON.matcher(message);
        return matcher.find() ? matcher.group(1) : message;
    }
}
