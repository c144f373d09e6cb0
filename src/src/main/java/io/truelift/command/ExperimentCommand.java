package io.truelift.command;

import io.truelift.experiment.Experiment;
import io.truelift.experiment.ExperimentReport;
import io.truelift.experiment.ExperimentReport.ArmValue;
import io.truelift.experiment.ExperimentReport.Lift;
import io.truelift.experiment.ExperimentReport.MetricResult;
import io.truelift.statistics.Comparison;
import io.truelift.statistics.Estimate;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "experiment", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND", description = "Lists and analyses the experiments of sql/experiments.")
final class ExperimentCommand {
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the experiments.")
    void list(@Mixin PersonOption person) {
        Table table = new Table("experiment", "primary metric", "variants", "owner", "title");
        for (Experiment experiment : Questions.as(person.name()).experiments()) {
            table.row(
                    experiment.name(),
                    experiment.primary().metric().name(),
                    experiment.variants().stream().map(Experiment.Variant::key).collect(Collectors.joining(", ")),
                    experiment.owner(),
                    experiment.title());
        }
        table.print(System.out);
    }

    @Command(name = "report", mixinStandardHelpOptions = true, description = "Analyses an experiment, keeps the report and shows it.")
    void report(
            @Mixin PersonOption person,
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--json", description = "Prints the whole report as JSON.") boolean json) {
        ExperimentReport report = Questions.as(person.name()).analyseExperiment(name);
        if (json) {
            Json.print(report);
        } else {
            print(report);
        }
    }

    private static void print(ExperimentReport report) {
        System.out.printf("%s%n%s%n%n%s%n%n", report.title(), report.hypothesis(), report.verdict().sentence());
        report.assignment().ifPresent(check -> System.out.printf(Locale.ROOT, "Sample ratio: %s (p = %.4g)%n",
                check.mismatch() ? "units did not arrive in the planned shares; do not trust this report" : "as planned", check.pValue()));
        System.out.printf(Locale.ROOT, "Left out: %,d units without consent to %s, %,d units seen in several variants%n%n",
                report.unitsWithoutConsent(), report.purpose(), report.unitsInSeveralVariants());
        for (MetricResult metric : report.metrics()) {
            System.out.printf("%s (%s)%n", metric.title(), metric.role().name().toLowerCase(Locale.ROOT));
            Table table = new Table("variant", "units", "sum", "mean", "difference", "interval", "lift", "p");
            for (ArmValue arm : metric.arms()) {
                String[] effect = metric.lifts().stream()
                        .filter(lift -> lift.variant().equals(arm.variant()))
                        .findFirst()
                        .map(ExperimentCommand::effect)
                        .orElse(new String[] {"", "", "", ""});
                table.row(arm.variant(), String.format(Locale.ROOT, "%,d", arm.units()), arm.sum().stripTrailingZeros().toPlainString(),
                        number(arm.mean()), effect[0], effect[1], effect[2], effect[3]);
            }
            table.print(System.out);
            System.out.println();
        }
    }

    private static String[] effect(Lift lift) {
        return switch (lift.comparison()) {
            case Comparison.Effect effect -> new String[] {
                number(effect.absolute().value()),
                "%s to %s".formatted(number(effect.absolute().interval().low()), number(effect.absolute().interval().high())),
                effect.relative().map(ExperimentCommand::percent).orElse(""),
                String.format(Locale.ROOT, "%.3g", effect.pValue())
            };
            case Comparison.NotEnoughData missing -> new String[] {"", missing.reason(), "", ""};
        };
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }

    private static String percent(Estimate estimate) {
        return String.format(Locale.ROOT, "%+.2f %%", 100 * estimate.value());
    }
}
