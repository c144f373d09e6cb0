package io.truelift.measure.build;

import io.truelift.demo.DemoSize;

/**
 * How many lines of feeds are asked for, and the world that comes close to them.
 *
 * @param lines asked for
 */
record BuildSize(long lines) {
    /** As 40,000 people of the demonstration's shop gave them, over its 180 days. */
    private static final double LINES_OF_A_PERSON = 1_019_889.0 / 40_000;

    private static final long LEAST = 2_000;
    private static final int LEAST_PEOPLE = 100;
    private static final int LEAST_DAYS = 120;
    /** Of as few people as there can be. */
    private static final int LINES_OF_A_DAY = 16;

    BuildSize {
        if (lines < LEAST) {
            throw new IllegalArgumentException(
                    "Cannot measure a build of %d lines: it takes at least %,d. Say --lines otherwise."
                            .formatted(lines, LEAST));
        }
    }

    /** The smallest that can be made: what it takes is the cost of a build whatever it reads. */
    static BuildSize least() {
        return new BuildSize(LEAST);
    }

    /** Fewer people for fewer lines; where there can be no fewer, fewer days of their lives. */
    DemoSize world() {
        DemoSize standard = DemoSize.standard();
        int people = (int) Math.round(lines / LINES_OF_A_PERSON);
        long days = LEAST_DAYS + (lines - LEAST) / LINES_OF_A_DAY;
        return new DemoSize(
                Math.max(LEAST_PEOPLE, people), (int) Math.min(standard.days(), days), standard.seed(), standard.end());
    }
}
