package io.truelift.command;

import io.truelift.analysis.planning.ExperimentPlan;
import io.truelift.analysis.planning.ExperimentPlan.Findable;
import io.truelift.analysis.planning.ExperimentPlan.MetricPlan;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An experiment's plan as text. */
final class PlanPrinter {
    private final PrintStream out;

    PlanPrinter(PrintStream out) {
        this.out = out;
    }

    void print(ExperimentPlan plan) {
        out.printf("%s%n%s%n", plan.title(), plan.stopping());
        out.printf(
                Locale.ROOT,
                "alpha %s, power %s, %s%n%n",
                plan.alpha(),
                plan.power(),
                plan.minimumEffect().isPresent()
                        ? String.format(
                                Locale.ROOT,
                                "a lift of %.3g %% matters",
                                100 * plan.minimumEffect().getAsDouble())
                        : "the header names no minimum_effect");
        TextTable needed =
                new TextTable("metric", "role", "baseline", "deviation", "explained", "units needed", "days");
        TextTable found = new TextTable("metric", "weeks", "units", "smallest lift found");
        for (MetricPlan metric : plan.metrics()) {
            needed.row(
                    metric.metric(),
                    metric.role().name().toLowerCase(Locale.ROOT),
                    number(metric.baseline()),
                    number(metric.deviation()),
                    metric.explained() == 0 ? "" : String.format(Locale.ROOT, "%.1f %%", 100 * metric.explained()),
                    metric.needed()
                            .map(units -> String.format(Locale.ROOT, "%,d", units))
                            .orElse(""),
                    metric.days().map(String::valueOf).orElse(""));
            for (Findable findable : metric.findable()) {
                found.row(
                        metric.metric(),
                        findable.weeks(),
                        String.format(Locale.ROOT, "%,d", findable.units()),
                        findable.lift().isPresent()
                                ? String.format(
                                        Locale.ROOT,
                                        "%+.2f %%",
                                        100 * findable.lift().getAsDouble())
                                : "none");
            }
        }
        needed.print(out);
        out.println();
        found.print(out);
        out.println();
        List<String> notes = new ArrayList<>();
        plan.metrics().stream()
                .filter(metric -> !metric.remark().isEmpty())
                .forEach(metric -> notes.add("%s: %s".formatted(metric.metric(), metric.remark())));
        notes.addAll(plan.notes());
        notes.forEach(out::println);
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.6f", value) : "";
    }
}
