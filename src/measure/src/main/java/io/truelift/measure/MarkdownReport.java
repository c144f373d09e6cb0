package io.truelift.measure;

import io.truelift.measure.IdentityReport.Rate;
import io.truelift.measure.IdentityReport.Refused;
import io.truelift.measure.IdentityReport.Result;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report to read. */
public final class MarkdownReport {
    private final IdentityReport report;
    private final StringBuilder text = new StringBuilder();

    private MarkdownReport(IdentityReport report) {
        this.report = report;
    }

    /** The report as Markdown. */
    public static String of(IdentityReport report) {
        MarkdownReport markdown = new MarkdownReport(report);
        markdown.introduction();
        report.results().forEach(markdown::result);
        markdown.rates();
        return markdown.text.toString();
    }

    private void introduction() {
        line("# How well identifiers are stitched");
        line("");
        line(
                "%,d simulated people over two years, seed %d; with one kind of noise alone %,d. Equal settings give equal people.",
                report.people(), report.seed(), report.peoplePerNoise());
        line("");
        line(
                "Precision: of the pairs of identifiers under one customer, those of one person. Recall: of the linkable pairs, those under one customer. "
                        + "Linkable: the person's own records connect the two, by links that the policy permits, through identifiers that are that person's alone. "
                        + "Recall of all counts also the pairs that no record connects, such as two browsers on which nobody signed in. "
                        + "An identifier of several people or of nobody is in no pair; what is brought together through it counts. Wrong pairs grow with the square of the size of a customer.");
        line("");
    }

    private void result(Result result) {
        line("## %s", result.stitcher());
        line("");
        line("%.1f s over all populations.", result.seconds());
        line("");
        pairs(Stream.concat(Stream.of(result.before(), result.after()), result.alone().stream())
                .toList());
        customers(List.of(result.before(), result.after()));
        refused(result.refused());
        if (!result.published().isEmpty()) {
            published(result.published());
        }
    }

    private void pairs(List<Score> scores) {
        table(
                "population",
                "precision",
                "recall",
                "F1",
                "recall of all",
                "B-cubed precision",
                "B-cubed recall",
                "closest precision",
                "closest recall",
                "wrong pairs");
        for (Score score : scores) {
            row(
                    score.world(),
                    share(score.pairs().precision()),
                    share(score.pairs().recall()),
                    share(score.pairs().f1()),
                    share(score.pairs().recallOfAll()),
                    share(score.bCubed().precision()),
                    share(score.bCubed().recall()),
                    share(score.closest().precision()),
                    share(score.closest().recall()),
                    count(score.pairs().together() - score.pairs().right()));
        }
        line("");
    }

    private void customers(List<Score> scores) {
        table(
                "population",
                "people",
                "records",
                "identifiers",
                "customers",
                "linkable groups",
                "exactly right",
                "people split",
                "customers of several",
                "people of the largest",
                "shared identifiers",
                "given to somebody");
        for (Score score : scores) {
            Score.Customers customers = score.customers();
            row(
                    score.world(),
                    count(score.people()),
                    count(score.records()),
                    count(score.identifiers()),
                    count(customers.made()),
                    count(customers.groups()),
                    count(customers.exactlyRight()),
                    count(customers.peopleSplit()),
                    count(customers.customersMerged()),
                    count(customers.peopleOfLargest()),
                    count(customers.shared()),
                    count(customers.sharedGiven()));
        }
        line("");
    }

    private void refused(Map<String, Refused> refused) {
        if (refused.isEmpty()) {
            line("Nothing was refused.");
            line("");
            return;
        }
        table("refused after noise", "identifiers", "of several people or nobody");
        refused.forEach((reason, number) -> row(reason, count(number.identifiers()), count(number.rightly())));
        line("");
    }

    private void published(List<Score> scores) {
        line(
                "Data of others, made for probabilistic matching. Pairs are of records; what is missing in recall has no identifier without a mistake, and exact identifiers cannot find it. "
                        + "Composite columns stand in the place of a loyalty card or an order account.");
        line("");
        table("data", "people", "records", "precision", "recall of all", "customers", "customers of several");
        for (Score score : scores) {
            row(
                    score.world(),
                    count(score.people()),
                    count(score.records()),
                    share(score.pairs().precision()),
                    share(score.pairs().recallOfAll()),
                    count(score.customers().made()),
                    count(score.customers().customersMerged()));
        }
        line("");
    }

    private void rates() {
        line("## Noise");
        line("");
        row("noise", "rate", "of whom, and why");
        row("---", "---:", "---");
        for (Rate rate : report.rates()) {
            row(rate.noise(), String.valueOf(rate.rate()), rate.reason());
        }
    }

    /** A table's head; columns after the first are set to the right. */
    private void table(String... columns) {
        row(columns);
        line(Stream.of(columns)
                .map(column -> column.equals(columns[0]) ? "---" : "---:")
                .collect(Collectors.joining(" | ", "| ", " |")));
    }

    private void row(String... cells) {
        line("%s", Stream.of(cells).collect(Collectors.joining(" | ", "| ", " |")));
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.5f", share);
    }

    private static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
