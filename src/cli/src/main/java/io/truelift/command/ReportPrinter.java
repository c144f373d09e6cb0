package io.truelift.command;

import io.truelift.analysis.experiment.ExperimentReport;
import io.truelift.analysis.experiment.ExperimentReport.Adjusted;
import io.truelift.analysis.experiment.ExperimentReport.ArmValue;
import io.truelift.analysis.experiment.ExperimentReport.Dimension;
import io.truelift.analysis.experiment.ExperimentReport.Level;
import io.truelift.analysis.experiment.ExperimentReport.Lift;
import io.truelift.analysis.experiment.ExperimentReport.MetricResult;
import io.truelift.analysis.experiment.ExperimentSlices;
import io.truelift.statistics.Comparison;
import io.truelift.statistics.Estimate;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An experiment's report as text. */
final class ReportPrinter {
    private static final String[] COLUMNS = {"variant", "units", "sum", "denominator", "mean", "difference", "interval", "lift", "interval of lift", "p", "p corrected"};

    private static final int ENOUGH_TO_FIND_IT = 12;

    private final PrintStream out;

    ReportPrinter(PrintStream out) {
        this.out = out;
    }

    void print(ExperimentReport report) {
        out.printf("%s%n%s%n%n%s%n%n", report.title(), report.hypothesis(), report.verdict().sentence());
        out.printf("Plan      %s%n          %s%n          %s%n", report.plan().stopping(), report.plan().adjustment(), report.plan().correction());
        report.plan().progress().ifPresent(progress -> out.printf(Locale.ROOT, "          %.0f %% of the planned units are counted.%n", 100 * progress));
        report.leftOut().forEach(left -> out.printf(Locale.ROOT, "Left out  %,d %s%n", left.units(), left.reason()));
        report.checks().forEach(check -> out.printf("%-9s %s: %s%n", check.finding().name().toLowerCase(Locale.ROOT), check.name(), check.sentence()));
        out.println();
        for (MetricResult metric : report.metrics()) {
            out.printf("%s (%s)%s%n", metric.title(), metric.role().name().toLowerCase(Locale.ROOT), afterthoughts(metric));
            TextTable table = new TextTable(COLUMNS);
            for (ArmValue arm : metric.arms()) {
                rows(metric, arm).forEach(row -> table.row(row.toArray()));
            }
            table.print(out);
            out.println();
        }
        report.dimensions().forEach(this::print);
        out.printf("./truelift experiment replay %s works this report out again.%n", report.receipt().sqlSha256().substring(0, ENOUGH_TO_FIND_IT));
    }

    void print(ExperimentSlices slices) {
        out.printf("%s%n%s%n%n", slices.report().title(), slices.description());
        print(slices.dimension());
        out.printf("SHA-256 of its SQL: %s. A slice is worked out anew each time it is asked for, and is not replayed.%n", slices.report().receipt().sqlSha256());
    }

    private void print(Dimension dimension) {
        out.printf("By %s. %s%n", dimension.name(), dimension.note());
        List<String> columns = new ArrayList<>(List.of(dimension.name(), "metric"));
        columns.addAll(Arrays.asList(COLUMNS));
        TextTable table = new TextTable(columns.toArray(String[]::new));
        for (Level level : dimension.levels()) {
            for (MetricResult metric : level.metrics()) {
                for (ArmValue arm : metric.arms()) {
                    for (List<Object> figures : rows(metric, arm)) {
                        List<Object> row = new ArrayList<>(List.of(level.level(), metric.metric()));
                        row.addAll(figures);
                        table.row(row.toArray());
                    }
                }
            }
        }
        table.print(out);
        out.println();
    }

    /** One line for a variant, and a second one where its figures are adjusted or one of several: that one counts. */
    private static List<List<Object>> rows(MetricResult metric, ArmValue arm) {
        Optional<Lift> lift = metric.lifts().stream().filter(any -> any.variant().equals(arm.variant())).findFirst();
        Optional<Adjusted> adjusted = lift.flatMap(found -> found.more().adjusted());
        String corrected = lift.flatMap(found -> found.more().corrected()).map(answer -> pValue(answer.pValue())).orElse("");
        List<Object> plain = new ArrayList<>(List.of(
                arm.variant(), String.format(Locale.ROOT, "%,d", arm.units()), exact(arm.sum()), arm.denominator().map(ReportPrinter::exact).orElse(""), number(arm.mean())));
        plain.addAll(lift.map(found -> effect(found.comparison(), found.answer().equals(found.comparison()) ? corrected : "")).orElse(List.of("", "", "", "", "", "")));
        List<List<Object>> rows = new ArrayList<>(List.of(plain));
        lift.filter(found -> !found.answer().equals(found.comparison())).ifPresent(found -> {
            List<Object> row = new ArrayList<>(List.of(adjusted.isPresent() ? "  adjusted" : "  corrected", "", "", "", ""));
            row.addAll(effect(found.answer(), corrected));
            rows.add(row);
        });
        return rows;
    }

    private static List<String> effect(Comparison comparison, String corrected) {
        return switch (comparison) {
            case Comparison.Effect effect -> List.of(
                    number(effect.absolute().value()),
                    "%s to %s".formatted(number(effect.absolute().interval().low()), number(effect.absolute().interval().high())),
                    effect.relative().map(relative -> percent(relative.value())).orElse(""),
                    effect.relative().map(ReportPrinter::interval).orElse("control too near zero"),
                    pValue(effect.pValue()),
                    corrected);
            case Comparison.NotEnoughData missing -> List.of("", missing.reason(), "", "", "", "");
        };
    }

    private static String pValue(double pValue) {
        return String.format(Locale.ROOT, "%.3g", pValue);
    }

    /** What is known beside the test: chances, margins, and what the adjustment saved. */
    private static String afterthoughts(MetricResult metric) {
        List<String> thoughts = new ArrayList<>();
        for (Lift lift : metric.lifts()) {
            List<String> of = new ArrayList<>();
            lift.more().adjusted().flatMap(Adjusted::varianceReduction).ifPresent(reduction -> of.add(String.format(Locale.ROOT, "variance %.1f %% less by adjustment", 100 * reduction)));
            lift.more().bayesian().ifPresent(bayesian -> of.add(String.format(Locale.ROOT, "chance to beat the control %.1f %%", 100 * bayesian.chanceToBeatControl())));
            lift.more().guard().ifPresent(guard -> of.add(String.format(Locale.ROOT, "%s its margin of %s (p = %.3g)",
                    guard.isWithin() ? "within" : "not shown to be within", number(guard.margin()), guard.pValue())));
            if (!of.isEmpty()) {
                thoughts.add("%s: %s".formatted(lift.variant(), String.join(", ", of)));
            }
        }
        return thoughts.isEmpty() ? "" : "; " + String.join("; ", thoughts);
    }

    private static String exact(BigDecimal sum) {
        return sum.stripTrailingZeros().toPlainString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }

    private static String percent(double share) {
        return Double.isInfinite(share) ? "no bound" : String.format(Locale.ROOT, "%+.2f %%", 100 * share);
    }

    private static String interval(Estimate estimate) {
        return "%s to %s".formatted(percent(estimate.interval().low()), percent(estimate.interval().high()));
    }
}
