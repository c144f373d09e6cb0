package io.truelift.command;

import io.truelift.analysis.experiment.ExperimentSlices;
import io.truelift.analysis.experiment.result.Adjusted;
import io.truelift.analysis.experiment.result.Dimension;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Level;
import io.truelift.analysis.experiment.result.Lift;
import io.truelift.analysis.experiment.result.MetricResult;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An experiment's report as text. */
final class ReportPrinter {
    private static final int ENOUGH_TO_FIND_IT = 12;

    private final PrintStream out;

    ReportPrinter(PrintStream out) {
        this.out = out;
    }

    void print(ExperimentReport report) {
        out.printf(
                "%s%n%s%n%n%s%n%n",
                report.experiment().title(),
                report.experiment().hypothesis(),
                report.verdict().sentence());
        out.printf(
                "Plan      %s%n          %s%n          %s%n",
                report.plan().stopping(),
                report.plan().adjustment(),
                report.plan().correction());
        report.plan()
                .progress()
                .ifPresent(progress -> out.printf(
                        Locale.ROOT, "          %.0f %% of the planned units are counted.%n", 100 * progress));
        report.population()
                .leftOut()
                .forEach(left -> out.printf(Locale.ROOT, "Left out  %,d %s%n", left.units(), left.reason()));
        report.checks()
                .forEach(check -> out.printf(
                        "%-9s %s: %s%n",
                        check.finding().name().toLowerCase(Locale.ROOT), check.name(), check.sentence()));
        out.println();
        for (MetricResult metric : report.metrics()) {
            out.printf(
                    "%s (%s)%s%n",
                    metric.title(), metric.role().name().toLowerCase(Locale.ROOT), afterthoughts(metric));
            TextTable table = new TextTable(FigureRow.COLUMNS.toArray(String[]::new));
            FigureRow.of(metric).forEach(row -> table.row(row.cells().toArray()));
            table.print(out);
            out.println();
        }
        report.dimensions().forEach(this::print);
        out.printf(
                "./truelift experiment replay %s works this report out again.%n",
                report.receipt().sqlSha256().substring(0, ENOUGH_TO_FIND_IT));
    }

    void print(ExperimentSlices slices) {
        out.printf("%s%n%s%n%n", slices.report().experiment().title(), slices.description());
        print(slices.dimension());
        out.printf(
                "SHA-256 of its SQL: %s. A slice is worked out anew each time it is asked for, and is not replayed.%n",
                slices.report().receipt().sqlSha256());
    }

    private void print(Dimension dimension) {
        out.printf("By %s. %s%n", dimension.name(), dimension.note());
        List<String> columns = new ArrayList<>(List.of(dimension.name(), "metric"));
        columns.addAll(FigureRow.COLUMNS);
        TextTable table = new TextTable(columns.toArray(String[]::new));
        for (Level level : dimension.levels()) {
            for (MetricResult metric : level.metrics()) {
                for (FigureRow figures : FigureRow.of(metric)) {
                    List<Object> row = new ArrayList<>(List.of(level.level(), metric.metric()));
                    row.addAll(figures.cells());
                    table.row(row.toArray());
                }
            }
        }
        table.print(out);
        out.println();
    }

    /** What is known beside the test: chances, margins, and what the adjustment saved. */
    private static String afterthoughts(MetricResult metric) {
        List<String> thoughts = new ArrayList<>();
        for (Lift lift : metric.lifts()) {
            List<String> of = new ArrayList<>();
            lift.more()
                    .adjusted()
                    .flatMap(Adjusted::varianceReduction)
                    .ifPresent(reduction ->
                            of.add(String.format(Locale.ROOT, "variance %.1f %% less by adjustment", 100 * reduction)));
            lift.more()
                    .bayesian()
                    .ifPresent(bayesian -> of.add(String.format(
                            Locale.ROOT, "chance to beat the control %.1f %%", 100 * bayesian.chanceToBeatControl())));
            lift.more()
                    .guard()
                    .ifPresent(guard -> of.add(String.format(
                            Locale.ROOT,
                            "%s its margin of %s (p = %.3g)",
                            guard.isWithin() ? "within" : "not shown to be within",
                            FigureRow.number(guard.margin()),
                            guard.pValue())));
            if (!of.isEmpty()) {
                thoughts.add("%s: %s".formatted(lift.variant(), String.join(", ", of)));
            }
        }
        return thoughts.isEmpty() ? "" : "; " + String.join("; ", thoughts);
    }
}
