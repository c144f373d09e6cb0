package io.truelift.command;

import io.truelift.analysis.experiment.ExperimentOverlap;
import io.truelift.analysis.experiment.ExperimentReplay;
import io.truelift.analysis.experiment.ExperimentSlices;
import io.truelift.analysis.experiment.ReplayAa;
import io.truelift.analysis.experiment.ReportChanges.Changes;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.planning.ExperimentPlan;
import io.truelift.analysis.report.RefreshedReports;
import io.truelift.analysis.report.Reports;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.ExperimentCheck;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.platform.project.Project;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "experiment",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Lists, checks, plans and analyses the experiments of sql/experiments.")
final class ExperimentCommand {
    private static final int MOST_DEALS = 100_000;

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the experiments.")
    void list(@Mixin PersonOption person) {
        TextTable table = new TextTable("experiment", "design", "primary metric", "variants", "owner", "title");
        for (Experiment experiment : ReportsFor.as(person.name()).experiments()) {
            table.row(
                    experiment.name(),
                    experiment.design().name().toLowerCase(Locale.ROOT),
                    experiment.primary().metric().name(),
                    experiment.variants().stream().map(Experiment.Variant::key).collect(Collectors.joining(", ")),
                    experiment.owner(),
                    experiment.title());
        }
        table.print(System.out);
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "Reads every metric and experiment, and says what is wrong, with file, line and what is allowed there.",
                "The exit code is 1 where there is something to mend."
            })
    int check() {
        List<String> problems = ExperimentCheck.of(SqlLibrary.of(Project.current()));
        problems.forEach(System.out::println);
        System.out.println(
                problems.isEmpty()
                        ? "All metrics and experiments can be read."
                        : "%d to mend.".formatted(problems.size()));
        return problems.isEmpty() ? 0 : 1;
    }

    @Command(
            name = "plan",
            mixinStandardHelpOptions = true,
            description =
                    "Says how many units an experiment needs and for how long, and what it can find, from the history of its metrics.")
    void plan(
            @Mixin PersonOption person,
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--json", description = "Prints the plan as JSON.") boolean json) {
        ExperimentPlan plan = ReportsFor.as(person.name()).planExperiment(name);
        if (json) {
            Json.print(plan);
        } else {
            new PlanPrinter(System.out).print(plan);
        }
    }

    @Command(
            name = "report",
            mixinStandardHelpOptions = true,
            description = "Analyses an experiment, keeps the report and shows it.")
    void report(
            @Mixin PersonOption person,
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--json", description = "Prints the whole report as JSON.") boolean json) {
        ExperimentReport report = ReportsFor.as(person.name()).analyseExperiment(name);
        if (json) {
            Json.print(ReportJson.of(report));
        } else {
            new ReportPrinter(System.out).print(report);
        }
    }

    @Command(
            name = "refresh",
            mixinStandardHelpOptions = true,
            description = {
                "Refreshes the reports of experiments from what is new, some at a time; the failure of one touches no other.",
                "The exit code is 1 where one failed."
            })
    int refresh(
            @Mixin PersonOption person,
            @Parameters(paramLabel = "NAME", arity = "0..*", description = "Experiments; with --all every one.")
                    List<String> names,
            @Option(names = "--all", description = "Refreshes every experiment of sql/experiments.") boolean all,
            @Option(
                            names = "--parallel",
                            paramLabel = "N",
                            defaultValue = "2",
                            description = "How many at a time (default: ${DEFAULT-VALUE}).")
                    int parallel) {
        if (all == (names != null && !names.isEmpty())) {
            throw new IllegalArgumentException("Cannot tell what to refresh: name experiments, or say --all.");
        }
        Reports reports = ReportsFor.as(person.name());
        RefreshPrinter printer = new RefreshPrinter(System.out);
        RefreshedReports refreshed = new RefreshedReports(reports, Clock.systemUTC());
        return printer.print(
                all
                        ? refreshed.refreshAll(parallel, printer::tell)
                        : refreshed.refresh(names, parallel, printer::tell));
    }

    @Command(
            name = "replay-aa",
            mixinStandardHelpOptions = true,
            description = {
                "Deals the experiment's own units anew, again and again, and tells how often each metric's test raises a false alarm.",
                "The exit code is 1 where one raises more than its level allows."
            })
    int replayAa(
            @Mixin PersonOption person,
            @Parameters(paramLabel = "NAME") String name,
            @Option(
                            names = "--times",
                            paramLabel = "N",
                            defaultValue = "1000",
                            description = "How often (default: ${DEFAULT-VALUE}).")
                    int times,
            @Option(names = "--json", description = "Prints the answer as JSON.") boolean json) {
        if (times < 1 || times > MOST_DEALS) {
            throw new IllegalArgumentException(
                    "Cannot deal units %d times: it must be between 1 and %d.".formatted(times, MOST_DEALS));
        }
        ReplayAa replay = ReportsFor.as(person.name()).replayAaOfExperiment(name, times);
        if (json) {
            Json.print(replay);
        } else {
            print(replay);
        }
        return replay.metrics().stream().anyMatch(replay::isTooMany) ? 1 : 0;
    }

    @Command(
            name = "slice",
            mixinStandardHelpOptions = true,
            description =
                    "Slices an experiment by a column that its file need not name: of the customers or exposures, or of its own SELECT. Keeps the answer and shows it.")
    void slice(
            @Mixin PersonOption person,
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "COLUMN", description = "Such as country.") String column,
            @Option(names = "--json", description = "Prints the answer as JSON, with its receipt.") boolean json) {
        ExperimentSlices slices = ReportsFor.as(person.name()).sliceExperiment(name, column);
        if (json) {
            Json.print(ReportJson.of(slices));
        } else {
            new ReportPrinter(System.out).print(slices);
        }
    }

    private static void print(ReplayAa replay) {
        System.out.println(String.format(
                Locale.ROOT,
                "%,d units of %s dealt anew %,d times; a difference is found by chance in %.1f %% of them.",
                replay.units(),
                replay.experiment(),
                replay.times(),
                100 * replay.alpha()));
        TextTable table = new TextTable("metric", "tested", "false alarms", "rate", "interval", "");
        for (ReplayAa.Metric metric : replay.metrics()) {
            table.row(
                    metric.title(),
                    metric.tested(),
                    metric.alarms(),
                    metric.rate()
                            .map(rate -> String.format(Locale.ROOT, "%.1f %%", 100 * rate.value()))
                            .orElse("not enough data"),
                    metric.rate()
                            .map(rate ->
                                    String.format(Locale.ROOT, "%.1f to %.1f %%", 100 * rate.low(), 100 * rate.high()))
                            .orElse(""),
                    replay.isTooMany(metric) ? "too many" : replay.isTooFew(metric) ? "fewer than expected" : "");
        }
        table.print(System.out);
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = {
                "Works a kept report out again from the snapshots that its receipt names, and says whether every digit is the same.",
                "The exit code is 1 where one is not."
            })
    int replay(
            @Mixin PersonOption person,
            @Parameters(
                            paramLabel = "RECEIPT",
                            description =
                                    "Number of a report, as in the address of its page, or eight or more digits of its receipt's SHA-256.")
                    String receipt) {
        ExperimentReplay replay = ReportsFor.as(person.name()).replayExperiment(receipt);
        System.out.println(
                replay.isSame()
                        ? "The report of %s from %s says the same again, to the last digit."
                                .formatted(
                                        replay.original().experiment().name(),
                                        replay.original().analysedAt())
                        : "The report of %s from %s says something else now:"
                                .formatted(
                                        replay.original().experiment().name(),
                                        replay.original().analysedAt()));
        replay.differences().forEach(sentence -> System.out.println("  " + sentence));
        return replay.isSame() ? 0 : 1;
    }

    @Command(
            name = "compare",
            mixinStandardHelpOptions = true,
            description =
                    "Says what changed between two kept reports: data, files, dictionary, consent, program, and what came of it.")
    void compare(
            @Mixin PersonOption person,
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(
                            paramLabel = "VERSION",
                            arity = "0..2",
                            index = "1..*",
                            description =
                                    "Numbers of two reports, as in the address of their pages. The two newest where none is said.")
                    List<Long> versions,
            @Option(names = "--json", description = "Prints the changes as JSON.") boolean json) {
        Changes changes =
                ReportsFor.as(person.name()).compareExperimentReports(name, versions == null ? List.of() : versions);
        if (json) {
            Json.print(changes);
            return;
        }
        System.out.println("What it was made of");
        changes.causes().forEach(sentence -> System.out.println("  " + sentence));
        System.out.println("What it says");
        changes.effects().forEach(sentence -> System.out.println("  " + sentence));
    }

    @Command(
            name = "overlap",
            mixinStandardHelpOptions = true,
            description =
                    "Says how many customers met both of two experiments, and whether one changes what the other does.")
    void overlap(
            @Mixin PersonOption person,
            @Parameters(paramLabel = "A") String one,
            @Parameters(paramLabel = "B") String other,
            @Option(names = "--json", description = "Prints the answer as JSON.") boolean json) {
        ExperimentOverlap overlap = ReportsFor.as(person.name()).overlapExperiments(one, other);
        if (json) {
            Json.print(overlap);
        } else {
            new OverlapPrinter(System.out).print(overlap);
        }
    }
}
