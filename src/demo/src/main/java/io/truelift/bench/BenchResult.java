package io.truelift.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What was measured.
 *
 * @param facts order lines
 * @param units customers
 * @param runs how often each was done
 * @param rows one per thing that was measured
 * @param agreement whether the report's figures are those of the reference's shape, in words
 */
public record BenchResult(long facts, long units, int runs, List<Row> rows, String agreement) {

    public BenchResult {
        rows = List.copyOf(rows);
    }

    /**
     * @param question what was measured
     * @param seconds the middle of its times, or their sum where it is several queries
     * @param processorSeconds the same of the engine's processors, which other work on the machine does not change
     * @param failure why there is no figure
     * @param ofScan seconds by those of the bare scan
     * @param ofReference seconds by those of the reference's shape with the same metrics and slices
     * @param ofFirst seconds by those of the report's first computation
     * @param peakMemory the most memory that a statement of it took in the engine, in bytes; absent where nothing was asked
     * @param statements how many statements it takes
     * @param factsPerSecond facts in the table by seconds
     */
    public record Row(
            String question,
            Optional<Double> seconds,
            Optional<Double> processorSeconds,
            Optional<String> failure,
            Optional<Double> ofScan,
            Optional<Double> ofReference,
            Optional<Double> ofFirst,
            Optional<Long> peakMemory,
            int statements,
            Optional<Double> factsPerSecond) {}

    /** The row of a question. */
    public Row row(String question) {
        return rows.stream()
                .filter(row -> row.question().equals(question))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Cannot find %s among what was measured: %s"
                        .formatted(question, rows.stream().map(Row::question).toList())));
    }

    /** Takes rows down as they are measured, and tells each, so that who stops a long run has what was measured until then. */
    static final class Builder {
        private final BenchSize size;
        private final List<Row> rows = new ArrayList<>();
        private final Consumer<String> progress;
        private Optional<Double> scan = Optional.empty();

        Builder(BenchSize size, Consumer<String> progress) {
            this.size = size;
            this.progress = progress;
        }

        /** What others are compared with. */
        void scan(String question, BenchMeasurement measurement) {
            scan = measurement.median();
            add(question, measurement, Optional.empty(), Optional.empty());
        }

        void add(String question, BenchMeasurement measurement, Optional<Double> reference, Optional<Double> first) {
            add(question, measurement.median(), measurement.processorMedian(), reference, first, measurement);
        }

        /** Several queries, each of which was measured for itself. */
        void sum(String question, Optional<Double> seconds, Optional<Double> processor, BenchMeasurement of) {
            add(question, seconds, processor, Optional.empty(), Optional.empty(), of);
        }

        private void add(
                String question,
                Optional<Double> seconds,
                Optional<Double> processor,
                Optional<Double> reference,
                Optional<Double> first,
                BenchMeasurement of) {
            rows.add(new Row(
                    question,
                    seconds,
                    processor,
                    of.failure(),
                    ratio(seconds, scan),
                    ratio(seconds, reference),
                    ratio(seconds, first),
                    of.statements() == 0 ? Optional.empty() : Optional.of(of.peakMemory()),
                    of.statements(),
                    seconds.map(time -> size.facts() / time)));
            progress.accept("%s: %s"
                    .formatted(
                            question,
                            of.failure()
                                    .orElseGet(() -> seconds.map(time -> String.format(Locale.ROOT, "%.2f s", time))
                                            .orElse("-"))));
        }

        private static Optional<Double> ratio(Optional<Double> seconds, Optional<Double> others) {
            return seconds.flatMap(time -> others.map(other -> time / other));
        }

        BenchResult result(int runs, String agreement) {
            return new BenchResult(size.facts(), size.units(), runs, rows, agreement);
        }
    }
}
