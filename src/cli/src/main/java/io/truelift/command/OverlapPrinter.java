package io.truelift.command;

import io.truelift.analysis.experiment.ExperimentOverlap;
import io.truelift.analysis.experiment.ExperimentOverlap.Cell;
import io.truelift.analysis.experiment.ExperimentOverlap.Interaction;
import io.truelift.analysis.experiment.ExperimentOverlap.Side;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Two experiments that overlap, as text. */
final class OverlapPrinter {
    private final PrintStream out;

    OverlapPrinter(PrintStream out) {
        this.out = out;
    }

    void print(ExperimentOverlap overlap) {
        for (Side side : List.of(overlap.one(), overlap.other())) {
            out.printf(
                    Locale.ROOT,
                    "%s: %,d of %,d customers met both (%.1f %%)%n%s%n",
                    side.title(),
                    side.common(),
                    side.units(),
                    100 * side.share(),
                    side.sentence());
            side.interactions().forEach(this::print);
            out.println();
        }
    }

    private void print(Interaction interaction) {
        TextTable table = new TextTable("variant", "other variant", "customers", "mean");
        for (Cell cell : interaction.cells()) {
            table.row(
                    cell.variant(),
                    cell.otherVariant(),
                    String.format(Locale.ROOT, "%,d", cell.units()),
                    String.format(Locale.ROOT, "%.6f", cell.mean()));
        }
        table.print(out);
        interaction
                .difference()
                .ifPresent(difference -> out.printf(
                        Locale.ROOT,
                        "difference of differences %.6f (%.6f to %.6f), p %.3g, corrected %.3g%n",
                        difference.value(),
                        difference.interval().low(),
                        difference.interval().high(),
                        interaction.pValue(),
                        interaction.corrected()));
    }
}
