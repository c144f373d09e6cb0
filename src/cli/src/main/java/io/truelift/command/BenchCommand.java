package io.truelift.command;

import io.truelift.bench.BenchHome;
import io.truelift.bench.BenchHome.Retention;
import io.truelift.bench.BenchPlan;
import io.truelift.bench.BenchPlan.Slices;
import io.truelift.bench.BenchResult;
import io.truelift.bench.BenchSize;
import io.truelift.bench.ReportBench;
import io.truelift.platform.project.Project;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Measures the suite: reports and builds on data and servers that it makes for itself, small questions on what runs.",
        subcommands = {BenchBuildCommand.class, BenchQuestionsCommand.class})
final class BenchCommand {
    private static final double MEGABYTE = 1024.0 * 1024;
    private static final double MILLION = 1e6;

    @Command(
            name = "report",
            mixinStandardHelpOptions = true,
            description = {
                "Measures what a report costs, beside a bare scan of its facts and beside one query per metric and slice.",
                "It starts servers of its own, fills them, and never touches your warehouse."
            })
    void report(
            @Option(
                            names = "--facts",
                            defaultValue = "8000000",
                            paramLabel = "N",
                            description = "Order lines to make (default: ${DEFAULT-VALUE}).")
                    long facts,
            @Option(
                            names = "--units",
                            defaultValue = "700000",
                            paramLabel = "N",
                            description = "Customers to make (default: ${DEFAULT-VALUE}).")
                    long units,
            @Option(
                            names = "--metrics",
                            split = ",",
                            defaultValue = "1,5,10,20",
                            paramLabel = "N",
                            description = "Reports of how many metrics, up to 20 (default: ${DEFAULT-VALUE}).")
                    List<Integer> metrics,
            @Option(
                            names = "--runs",
                            defaultValue = "3",
                            paramLabel = "N",
                            description = "How often each is done; the middle one counts (default: ${DEFAULT-VALUE}).")
                    int runs,
            @Option(
                            names = "--full",
                            description =
                                    "Asks every slice of the reference's shape, instead of those of its first metric.")
                    boolean full,
            @Option(names = "--json", description = "Prints what was measured as JSON.") boolean json,
            @Option(names = "--keep", description = "Leaves the data for the next time.") boolean keep,
            @Option(
                            names = "--home",
                            paramLabel = "FOLDER",
                            description = "Where servers and data go (default: target/bench of the project).")
                    Optional<Path> home)
            throws SQLException {
        BenchSize size = new BenchSize(facts, units);
        BenchPlan plan = new BenchPlan(metrics, runs, full ? Slices.MEASURED : Slices.EXTRAPOLATED);
        Path content = Project.current().content();
        Path folder = home.orElse(content.resolve("target/bench/%d-%d".formatted(facts, units)));
        try (BenchHome bench =
                BenchHome.open(content, folder, size, keep ? Retention.KEPT : Retention.REMOVED, BenchCommand::tell)) {
            BenchResult result = new ReportBench(bench, plan, BenchCommand::tell).run();
            if (json) {
                Json.print(result);
            } else {
                print(result);
            }
        }
    }

    /** Beside the answer, so that the answer can be piped. */
    private static void tell(String line) {
        System.err.println(line);
    }

    private static void print(BenchResult result) {
        System.out.printf(
                Locale.ROOT,
                "%,d facts, %,d units, each done %d times%n%n",
                result.facts(),
                result.units(),
                result.runs());
        TextTable table = new TextTable(
                "question",
                "seconds",
                "processor s",
                "by scan",
                "by reference",
                "by first",
                "peak MB",
                "statements",
                "million facts/s");
        for (BenchResult.Row row : result.rows()) {
            table.row(
                    row.question(),
                    row.failure().orElseGet(() -> number("%.2f", row.seconds())),
                    number("%.2f", row.processorSeconds()),
                    number("%.2f", row.ofScan()),
                    number("%.3f", row.ofReference()),
                    number("%.3f", row.ofFirst()),
                    number("%.0f", row.peakMemory().map(bytes -> bytes / MEGABYTE)),
                    row.statements(),
                    number("%.1f", row.factsPerSecond().map(facts -> facts / MILLION)));
        }
        table.print(System.out);
        System.out.println();
        System.out.println(result.agreement());
    }

    private static String number(String format, Optional<Double> value) {
        return value.map(known -> String.format(Locale.ROOT, format, known)).orElse("-");
    }
}
