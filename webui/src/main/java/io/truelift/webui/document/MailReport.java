package io.truelift.webui.document;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import io.truelift.platform.project.Resources;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A report as HTML for mail programs: {@code mail-report.html}, which lets no text become a tag. */
public final class MailReport {
    private static final String FONT = "font-family:Arial,Helvetica,sans-serif;";
    private static final Map<String, String> STYLES = Map.of(
            "font", FONT,
            "text", FONT + "font-size:14px;line-height:1.5;color:" + PrintPalette.TEXT.code() + ";",
            "small", FONT + "font-size:12px;line-height:1.4;color:" + PrintPalette.MUTED.code() + ";",
            "title", FONT + "font-size:17px;margin:0;color:" + PrintPalette.TEXT.code(),
            "heading", "padding:26px 0 6px;",
            "line", "border-bottom:1px solid " + PrintPalette.LINE.softCode() + ";");
    private static final Map<String, PrintPalette> INKS =
            Arrays.stream(PrintPalette.values()).collect(Collectors.toMap(PrintPalette::name, Function.identity()));
    private static final Template TEMPLATE = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .build()
            .parse(
                    Resources.text(MailReport.class, "mail-report.html"),
                    Variant.forContentType(Variant.TEXT_HTML),
                    "mail-report.html");

    private MailReport() {}

    public static String of(ReportDocument report) {
        return TEMPLATE.data("report", report)
                .data("style", STYLES)
                .data("ink", INKS)
                .data(
                        "verdictInk",
                        report.verdict().ink() == PrintPalette.TEXT
                                ? PrintPalette.NEUTRAL
                                : report.verdict().ink())
                .data("figureWidth", 100 / Math.max(1, report.figures().size()))
                .data("pictures", report.picture().stream().toList())
                .data(
                        "lifts",
                        report.picture()
                                .map(picture -> new MailPicture(picture.rows()).lifts())
                                .orElse(List.of()))
                .data("worths", report.worth().stream().toList())
                .render();
    }
}
