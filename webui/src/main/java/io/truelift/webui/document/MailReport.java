package io.truelift.webui.document;

import io.truelift.webui.document.ReportDocument.Check;
import io.truelift.webui.document.ReportDocument.Fact;
import io.truelift.webui.document.ReportDocument.Figure;
import io.truelift.webui.document.ReportDocument.Grid;
import io.truelift.webui.document.ReportDocument.Picture;
import io.truelift.webui.document.ReportDocument.Worth;
import java.util.List;

/** A report as HTML that mail programs show as it is meant: tables and styles at each cell, no scripts, nothing from outside. */
public final class MailReport {
    private static final String FONT = "font-family:Arial,Helvetica,sans-serif;";
    private static final String TEXT = FONT + "font-size:14px;line-height:1.5;color:" + PrintPalette.html(PrintPalette.TEXT.color()) + ";";
    private static final String SMALL = FONT + "font-size:12px;line-height:1.4;color:" + PrintPalette.html(PrintPalette.MUTED.color()) + ";";
    private static final String LINE = "border-bottom:1px solid " + PrintPalette.html(PrintPalette.LINE.soft()) + ";";
    private static final String WIDTH = "640";

    private final ReportDocument report;
    private final Markup markup = new Markup();

    private MailReport(ReportDocument report) {
        this.report = report;
    }

    public static String of(ReportDocument report) {
        return new MailReport(report).write();
    }

    private String write() {
        markup.open("html", "lang", "en-GB").open("head")
                .empty("meta", "charset", "UTF-8")
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .element("title", report.title())
                .close();
        markup.open("body", "style", "margin:0;padding:0;background:#ffffff");
        table("width", "100%").open("tr").open("td", "align", "center", "style", "padding:24px 12px");
        table("width", WIDTH, "style", "width:100%;max-width:640px;border-collapse:collapse");
        head();
        verdict();
        figures();
        report.picture().ifPresent(this::picture);
        report.worth().ifPresent(this::worth);
        checks();
        report.tables().forEach(this::grid);
        sentences("Who is not counted", report.leftOut());
        sentences("Decision", report.decisions());
        receipt();
        return markup.close().close().close().close().close().close().finished();
    }

    private Markup table(String... attributes) {
        String[] all = new String[attributes.length + 8];
        System.arraycopy(new String[] {"role", "presentation", "cellpadding", "0", "cellspacing", "0", "border", "0"}, 0, all, 0, 8);
        System.arraycopy(attributes, 0, all, 8, attributes.length);
        return markup.open("table", all);
    }

    /** A row of the whole width; to be closed twice. */
    private void row(String style) {
        markup.open("tr").open("td", "style", style);
    }

    private void endRow() {
        markup.close().close();
    }

    private void head() {
        row("padding:0 0 4px;");
        markup.element("div", "Truelift", "style", TEXT + "font-weight:bold;color:" + PrintPalette.html(PrintPalette.ACCENT.color()))
                .element("h1", report.title(), "style", FONT + "font-size:24px;line-height:1.25;margin:10px 0 4px;color:" + PrintPalette.html(PrintPalette.TEXT.color()))
                .element("div", report.hypothesis(), "style", TEXT + "color:" + PrintPalette.html(PrintPalette.MUTED.color()))
                .element("div", report.edition(), "style", SMALL + "padding-top:4px");
        endRow();
    }

    private void verdict() {
        PrintPalette ink = report.verdict().ink() == PrintPalette.TEXT ? PrintPalette.NEUTRAL : report.verdict().ink();
        row("padding:14px 0 0;");
        table("width", "100%").open("tr").open("td", "style", "padding:14px 16px;background:%s;border-left:4px solid %s".formatted(PrintPalette.html(ink.soft()), PrintPalette.html(ink.color())));
        markup.element("div", report.verdict().word(), "style", TEXT + "font-weight:bold;color:" + PrintPalette.html(ink.color()))
                .element("div", report.verdict().sentence(), "style", TEXT + "font-size:17px;padding-top:4px");
        markup.close().close().close();
        endRow();
        row("padding:8px 0 0;");
        for (Fact fact : report.facts()) {
            markup.open("span", "style", SMALL + "padding-right:14px").text(fact.label() + " ").element("b", fact.value()).text(" ").close().text(" ");
        }
        endRow();
    }

    private void figures() {
        if (report.figures().isEmpty()) {
            return;
        }
        row("padding:14px 0 0;");
        table("width", "100%").open("tr");
        for (Figure figure : report.figures()) {
            markup.open("td", "valign", "top", "width", 100 / report.figures().size() + "%", "style", "padding:10px;border:1px solid " + PrintPalette.html(PrintPalette.LINE.soft()))
                    .element("div", figure.label(), "style", SMALL)
                    .element("div", figure.value(), "style", FONT + "font-size:20px;font-weight:bold;color:" + PrintPalette.html(figure.ink().color()))
                    .element("div", figure.note(), "style", SMALL)
                    .close();
        }
        markup.close().close();
        endRow();
    }

    private void heading(String text) {
        row("padding:26px 0 6px;");
        markup.element("h2", text, "style", FONT + "font-size:17px;margin:0;color:" + PrintPalette.html(PrintPalette.TEXT.color()));
        endRow();
    }

    private void picture(Picture picture) {
        heading(picture.title());
        row("");
        markup.element("div", picture.note(), "style", SMALL);
        MailPicture bars = new MailPicture(markup, picture.rows());
        table("width", "100%", "style", "border-collapse:collapse;table-layout:fixed");
        for (var each : picture.rows()) {
            markup.open("tr")
                    .open("td", "width", "34%", "style", TEXT + LINE + "padding:7px 8px 7px 0;font-size:13px").text(each.label()).element("div", each.detail(), "style", SMALL).close()
                    .open("td", "width", "36%", "style", LINE + "padding:7px 0");
            bars.bar(each);
            String[] figures = each.note().split(" \\(", 2);
            boolean isKnown = each.estimate().isPresent() && figures.length == 2;
            markup.close()
                    .open("td", "width", "30%", "align", "right", "style", TEXT + LINE + "padding:7px 0;font-size:13px")
                    .element("b", isKnown ? figures[0] : "", "style", "color:" + PrintPalette.html(PrintPalette.of(each.tone()).color()))
                    .element("div", isKnown ? figures[1].replace(")", "") : "no answer yet", "style", SMALL)
                    .close().close();
        }
        markup.close();
        endRow();
    }

    private void worth(Worth worth) {
        heading("What it is worth");
        row("");
        if (!worth.value().isEmpty()) {
            markup.element("div", worth.value(), "style", TEXT + "font-size:17px;font-weight:bold;color:" + PrintPalette.html(worth.ink().color()));
        }
        worth.sentences().forEach(sentence -> markup.element("div", sentence, "style", TEXT + "padding-top:3px"));
        endRow();
    }

    private void checks() {
        heading("Can this be trusted?");
        row("");
        table("width", "100%", "style", "border-collapse:collapse");
        for (Check check : report.checks()) {
            markup.open("tr")
                    .element("td", check.finding(), "valign", "top", "width", "64", "style", TEXT + LINE + "padding:6px 8px 6px 0;font-size:13px;font-weight:bold;color:" + PrintPalette.html(check.ink().color()))
                    .open("td", "style", TEXT + LINE + "padding:6px 0;font-size:13px").element("b", check.name()).text(". " + check.sentence()).close()
                    .close();
        }
        markup.close();
        endRow();
    }

    private void grid(Grid grid) {
        heading(grid.title());
        row("");
        markup.element("div", grid.note(), "style", SMALL);
        table("width", "100%", "style", "border-collapse:collapse").open("tr");
        for (int i = 0; i < grid.header().size(); i++) {
            markup.element("td", grid.header().get(i), "align", i == 0 ? "left" : "right", "style", SMALL + LINE + "padding:6px 0 6px 6px;font-weight:bold");
        }
        markup.close();
        for (List<String> cells : grid.rows()) {
            markup.open("tr");
            for (int i = 0; i < cells.size(); i++) {
                String[] lines = cells.get(i).split("\n", 2);
                markup.open("td", "valign", "top", "align", i == 0 ? "left" : "right", "style", TEXT + LINE + "padding:6px 0 6px 6px;font-size:13px").text(lines[0]);
                if (lines.length == 2) {
                    markup.element("div", lines[1], "style", SMALL);
                }
                markup.close();
            }
            markup.close();
        }
        markup.close();
        endRow();
    }

    private void sentences(String heading, List<String> sentences) {
        if (!sentences.isEmpty()) {
            heading(heading);
            row("");
            sentences.forEach(sentence -> markup.element("div", sentence, "style", TEXT + "padding-top:3px"));
            endRow();
        }
    }

    private void receipt() {
        heading("What it takes to repeat this report");
        row("");
        table("width", "100%", "style", "border-collapse:collapse");
        for (Fact fact : report.receipt()) {
            markup.open("tr")
                    .element("td", fact.label(), "valign", "top", "width", "34%", "style", SMALL + LINE + "padding:5px 8px 5px 0")
                    .element("td", fact.value(), "style", SMALL + LINE + "padding:5px 0;word-break:break-all")
                    .close();
        }
        markup.close();
        markup.open("p", "style", TEXT + "margin:16px 0 0").element("a", "Open exactly this version", "href", report.address(), "style", "color:" + PrintPalette.html(PrintPalette.ACCENT.color())).close();
        endRow();
    }
}
