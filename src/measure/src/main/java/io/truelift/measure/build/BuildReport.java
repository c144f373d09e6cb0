package io.truelift.measure.build;

import io.truelift.measure.build.BuildResult.Delivery;
import java.util.Locale;
import java.util.Optional;

/** What was measured for one size, to read: in Markdown, which a terminal shows as well. */
final class BuildReport {
    private static final double MEBIBYTE = 1024.0 * 1024;
    private static final double MEGABYTE = 1e6;
    private static final String NONE = "";

    private final BuildResult result;
    private final MarkdownTable table = new MarkdownTable(
            "", "new lines", "seconds", "of the full build", "lines a second", "processor s", "peak MiB");

    private BuildReport(BuildResult result) {
        this.result = result;
    }

    static String of(BuildResult result) {
        return new BuildReport(result).text();
    }

    private String text() {
        BuildResult.Feeds feeds = result.feeds();
        programs();
        return "## %s\n\n%s\n%s\n%s\n%s\n"
                .formatted(
                        format("%,d lines", feeds.lines()),
                        format(
                                "%,d lines were asked for; %,d files of %,.0f MB have them, made in %.1f s.\n",
                                feeds.asked(), feeds.files(), feeds.bytes() / MEGABYTE, feeds.seconds()),
                        table.text(),
                        ratios().text(),
                        words());
    }

    private void programs() {
        long lines = result.feeds().lines();
        program("pipelines, from nothing", lines, result.full());
        delivery("pipelines, 1 % more lines", result.late());
        whole("pipelines, nothing new", 0, result.again());
        delivery(fixedCost(), result.least());
        program("written by hand, one thread", lines, result.plain());
        program("DuckDB", lines, result.duckDb());
    }

    private String fixedCost() {
        return format(
                "pipelines, %,d lines from nothing: fixed cost", result.least().lines());
    }

    private void delivery(String name, Delivery delivery) {
        whole(name, delivery.lines(), delivery.cost());
    }

    private void program(String name, long lines, ProcessCost cost) {
        whole(name, lines, cost);
        cost.figures().steps().forEach((step, seconds) -> part(step, lines, seconds));
        part("outside of these", lines, cost.outsideSteps());
    }

    private void whole(String name, long lines, ProcessCost cost) {
        table.row(
                name,
                format("%,d", lines),
                format("%.1f", cost.seconds()),
                share(cost.seconds()),
                lines == 0 ? NONE : format("%,.0f", lines / cost.seconds()),
                format("%.1f", cost.figures().processorSeconds()),
                cost.figures()
                        .peakMemory()
                        .map(bytes -> format("%,.0f", bytes / MEBIBYTE))
                        .orElse("unknown"));
    }

    private void part(String name, long lines, double seconds) {
        table.row(
                "- " + name,
                NONE,
                format("%.1f", seconds),
                share(seconds),
                seconds > 0 ? format("%,.0f", lines / seconds) : NONE,
                NONE,
                NONE);
    }

    private String share(double seconds) {
        return format("%.3f", seconds / result.full().seconds());
    }

    private MarkdownTable ratios() {
        return new MarkdownTable("pipelines, from nothing", "seconds", "processor s", "peak memory")
                .row(
                        "by the program written by hand",
                        ratio(result.full().seconds(), result.plain().seconds()),
                        processors(result.plain()),
                        memory(result.plain()))
                .row(
                        "by DuckDB",
                        ratio(result.full().seconds(), result.duckDb().seconds()),
                        processors(result.duckDb()),
                        memory(result.duckDb()))
                .row(
                        "without the fixed cost, by the program written by hand",
                        ratio(
                                result.full().seconds() - result.least().cost().seconds(),
                                result.plain().seconds()),
                        NONE,
                        NONE);
    }

    private String processors(ProcessCost other) {
        return ratio(result.full().figures().processorSeconds(), other.figures().processorSeconds());
    }

    private String memory(ProcessCost other) {
        Optional<Long> ours = result.full().figures().peakMemory();
        return ours.flatMap(bytes -> other.figures().peakMemory().map(others -> ratio(bytes, others)))
                .orElse("unknown");
    }

    private static String ratio(double ours, double others) {
        return format("%.2f", ours / others);
    }

    private String words() {
        String agreement = result.differences().isEmpty()
                ? format(
                        "The program written by hand has as many rows in every table as the pipelines published: %,d of data. It holds what is about people in memory, checks no rules of contracts over what it wrote, knows no earlier runs, and publishes nothing.",
                        result.rows())
                : "The program written by hand did not do the same: " + String.join("; ", result.differences()) + ".";
        return agreement + "\n\n" + DuckDbBuild.LEFT_OUT + "\n";
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
