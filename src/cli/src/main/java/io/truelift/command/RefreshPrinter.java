package io.truelift.command;

import io.truelift.analysis.report.Refreshing;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Tells of reports as they are refreshed. */
final class RefreshPrinter {
    private static final double MILLIS = 1000.0;

    private final PrintStream out;

    RefreshPrinter(PrintStream out) {
        this.out = out;
    }

    /** A line for each report, in one piece, for several are refreshed at a time. */
    void tell(Refreshing refreshing) {
        out.println(String.format(
                Locale.ROOT,
                "%-32s %6.1f s  %s",
                refreshing.experiment(),
                refreshing.took().toMillis() / MILLIS,
                refreshing.failure().orElse(refreshing.verdict())));
    }

    /** The sum of it, and the exit code. */
    int print(List<Refreshing> all) {
        long failed = all.stream()
                .filter(refreshing -> refreshing.failure().isPresent())
                .count();
        out.println("%d of %d reports refreshed%s."
                .formatted(all.size() - failed, all.size(), failed == 0 ? "" : "; of the others the last ones stand"));
        return failed == 0 ? 0 : 1;
    }
}
