package io.truelift.webui.document;

import io.truelift.statistics.Estimate;
import io.truelift.statistics.Interval;
import io.truelift.webui.chart.IntervalChart;
import io.truelift.webui.chart.Tone;
import io.truelift.webui.document.ReportDocument.Check;
import io.truelift.webui.document.ReportDocument.Fact;
import io.truelift.webui.document.ReportDocument.Figure;
import io.truelift.webui.document.ReportDocument.Grid;
import io.truelift.webui.document.ReportDocument.Picture;
import io.truelift.webui.document.ReportDocument.Verdict;
import io.truelift.webui.document.ReportDocument.Worth;
import java.util.List;
import java.util.Optional;

/** A document with everything that gives trouble: signs beyond ASCII, what looks like tags, intervals without an end, no answer. */
final class SampleDocument {
    private SampleDocument() {}

    static ReportDocument document() {
        return new ReportDocument(
                "Badge \u201clowest price\u201d <b>& more</b>",
                "A badge raises revenue per customer, says Petrovi\u0107.",
                "Version 12 of 20 November 2026, 10:30 CET",
                "https://truelift.example/executive/experiment.xhtml?name=price_badge&version=12",
                new Verdict(
                        "Lost",
                        PrintPalette.BAD,
                        "The badge lost: revenue per customer fell by 7.1% (95% interval \u221211.3% to \u22122.9%)."),
                List.of(
                        new Fact("Customers", "79,973"),
                        new Fact("Design", "A/B test"),
                        new Fact("Analysed", "20 November 2026, 10:30 CET")),
                List.of(
                        new Figure(
                                "Revenue per customer",
                                "\u22127.1%",
                                "95% interval \u221211.3% to \u22122.9%",
                                PrintPalette.BAD),
                        new Figure(
                                "Chance to beat the control",
                                "<\u00a00.1%",
                                "on Revenue per customer",
                                PrintPalette.TEXT)),
                Optional.of(new Picture(
                        "Lift over the control (No badge)",
                        "Point: the estimate. Bar: its interval.",
                        List.of(
                                row(
                                        "Revenue per customer",
                                        "Badge",
                                        -0.071,
                                        -0.113,
                                        -0.029,
                                        Tone.BAD,
                                        "\u22127.1% (\u221211.3% to \u22122.9%)"),
                                row("Orders", "", 0.02, -0.03, 0.07, Tone.NEUTRAL, "+2.0% (\u22123.0% to +7.0%)"),
                                row(
                                        "Visits",
                                        "",
                                        0.04,
                                        0.01,
                                        Double.POSITIVE_INFINITY,
                                        Tone.GOOD,
                                        "+4.0% (at least +1.0%)"),
                                new IntervalChart.Row(
                                        "Share sent back", "", Optional.empty(), Tone.NEUTRAL, "Too few.")))),
                Optional.of(new Worth(
                        "\u2212\u00a3334k a year (95% interval \u2212\u00a3532k to \u2212\u00a3136k)",
                        PrintPalette.BAD,
                        List.of(
                                "Revenue per customer: \u2212\u00a30.32 per customer.",
                                "Times 1,042,505 customers a year."))),
                List.of(
                        new Check(
                                "Planned shares",
                                "Fine",
                                PrintPalette.GOOD,
                                "Units arrived in the planned shares (p = 0.414)."),
                        new Check("Fresh data", "Notice", PrintPalette.EARLY, "The newest exposure is a day old.")),
                List.of(new Grid(
                        "Revenue per customer",
                        "primary, more is better",
                        List.of("Variant", "Customers", "Mean", "Difference", "Lift", "p-value"),
                        List.of(
                                List.of("No badge\nControl", "40,102", "\u00a34.52", "", "", ""),
                                List.of(
                                        "Badge",
                                        "39,871",
                                        "\u00a34.20",
                                        "\u2212\u00a30.32\n\u2212\u00a30.51 to \u2212\u00a30.13",
                                        "\u22127.1%\n\u221211.3% to \u22122.9%",
                                        "0.001")))),
                List.of("3,310 did not agree to analytics, or took their consent back."),
                List.of(
                        "Do not ship it: It costs revenue (Goran Petrovi\u0107, 21 November 2026, 09:00 CET, on this version)"),
                List.of(
                        new Fact("Asked by", "analyst"),
                        new Fact(
                                "SHA-256 of the statement",
                                "3b1f7c5e9a2d4860b7e1c3f5a9d2e4b60718293a4b5c6d7e8f90a1b2c3d4e5f6"),
                        new Fact("governed.exposure", "snapshot 6129384756102938475")));
    }

    private static IntervalChart.Row row(
            String label, String detail, double value, double low, double high, Tone tone, String note) {
        return new IntervalChart.Row(
                label, detail, Optional.of(new Estimate(value, new Interval(low, high, 0.95))), tone, note);
    }
}
