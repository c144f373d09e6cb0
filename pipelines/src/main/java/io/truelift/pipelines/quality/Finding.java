package io.truelift.pipelines.quality;

import io.truelift.governance.check.Severity;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a check found in a run.
 *
 * @param table namespace and name
 * @param column the column, or several with commas; null for a check of the whole table
 * @param feed the feed; null for a check of a table
 * @param rule the check in the words of the contract
 * @param severity what it does to the run where it is broken
 * @param violations rows or lines that break it; 1 where a measurement does; 0 where it holds
 * @param measured what was measured; null for a check of single rows
 * @param sources where the rows that break it come from, in words; empty where that is not known
 */
public record Finding(
        String table,
        @Nullable String column,
        @Nullable String feed,
        String rule,
        Severity severity,
        long violations,
        @Nullable Measured measured,
        String sources) {

    /** What a check found in a table. */
    static Finding of(
            String table,
            @Nullable String column,
            String rule,
            Severity severity,
            long violations,
            @Nullable Measured measured) {
        return new Finding(table, column, null, rule, severity, violations, measured, "");
    }

    Finding from(String sources) {
        return new Finding(table, column, feed, rule, severity, violations, measured, sources);
    }

    public boolean isBroken() {
        return violations > 0;
    }

    /** What was found, in a sentence without its point: of what, how many, and where from. */
    public String words() {
        String what = "%s of %s%s is broken".formatted(rule, table, column == null ? "" : "." + column);
        if (measured != null) {
            return what + ": " + measured.words();
        }
        return String.format(
                Locale.ROOT,
                "%s by %,d %s%s",
                what,
                violations,
                violations == 1 ? "row" : "rows",
                sources.isEmpty() ? "" : ": " + sources);
    }
}
