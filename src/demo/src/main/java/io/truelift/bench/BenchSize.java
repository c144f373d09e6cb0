package io.truelift.bench;

/**
 * How much data is made.
 *
 * @param facts order lines
 * @param units customers, each of whom met the experiment
 */
public record BenchSize(long facts, long units) {
    private static final int LINES_OF_AN_ORDER = 3;
    private static final long LEAST_UNITS = 100;

    public BenchSize {
        if (units < LEAST_UNITS || facts < units) {
            throw new IllegalArgumentException(
                    "Cannot make %d facts of %d units: it takes at least %d units, and as many facts as units. Say --facts and --units otherwise."
                            .formatted(facts, units, LEAST_UNITS));
        }
    }

    /** Orders that follow each other in time; what is numbered beyond them is late. */
    long orders() {
        return (facts + LINES_OF_AN_ORDER - 1) / LINES_OF_AN_ORDER;
    }

    /** Facts that come after the first report: one in a hundred. */
    long lateFacts() {
        return Math.max(1, facts / 100);
    }
}
