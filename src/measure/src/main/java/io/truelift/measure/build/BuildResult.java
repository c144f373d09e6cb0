package io.truelift.measure.build;

import java.util.List;

/**
 * What was measured for one size.
 *
 * @param feeds what was built
 * @param full a build from nothing
 * @param late a build of one line more in a hundred
 * @param again a build of files that were landed before
 * @param least a build from nothing of hardly any lines: what a build costs whatever it reads
 * @param plain the program that was written by hand, over the same files
 * @param duckDb DuckDB, over the same files
 * @param rows how many rows the full build published in tables of data
 * @param differences where the program written by hand has not as many rows as the pipelines; none where it did the same
 */
record BuildResult(
        Feeds feeds,
        ProcessCost full,
        Delivery late,
        ProcessCost again,
        Delivery least,
        ProcessCost plain,
        ProcessCost duckDb,
        long rows,
        List<String> differences) {

    BuildResult {
        differences = List.copyOf(differences);
    }

    /**
     * Feeds that were made.
     *
     * @param asked lines that were asked for
     * @param lines lines that there are, headers left out
     * @param files how many files
     * @param bytes their size
     * @param seconds what making them took, which is no part of a build
     */
    record Feeds(long asked, long lines, int files, long bytes, double seconds) {}

    /** A build of so many new lines. */
    record Delivery(long lines, ProcessCost cost) {}
}
