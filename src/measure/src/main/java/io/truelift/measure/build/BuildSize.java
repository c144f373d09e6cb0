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
        double people = lines / LINES_OF_A_PERSON;
        int days = (int) Math.round(standard.days() * Math.min(1, people / LEAST_PEOPLE));
        return new DemoSize(
                Math.max(LEAST_PEOPLE, (int) Math.round(people)),
                Math.max(LEAST_DAYS, days),
                standard.seed(),
                standard.end());
    }
}
