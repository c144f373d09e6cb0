package io.truelift.webui.document;

import com.lowagie.text.Anchor;
import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfWriter;
import io.truelift.webui.document.ReportDocument.Check;
import io.truelift.webui.document.ReportDocument.Fact;
import io.truelift.webui.document.ReportDocument.Figure;
import io.truelift.webui.document.ReportDocument.Grid;
import io.truelift.webui.document.ReportDocument.Picture;
import io.truelift.webui.document.ReportDocument.Worth;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** A report as a PDF, A4 and upright. */
public final class PdfReport {
    private static final float SIDE = 46;
    private static final float TOP = 46;
    private static final float BOTTOM = 52;

    private final ReportDocument report;
    private final PdfParts parts;
    private final Document document = new Document(PageSize.A4, SIDE, SIDE, TOP, BOTTOM);

    private PdfReport(ReportDocument report, PdfParts parts) {
        this.report = report;
        this.parts = parts;
    }

    public static byte[] of(ReportDocument report) throws IOException {
        return new PdfReport(report, PdfParts.load()).write();
    }

    private byte[] write() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        PdfWriter writer = PdfWriter.getInstance(document, stream);
        writer.setPageEvent(new Foot());
        writer.setViewerPreferences(PdfWriter.DisplayDocTitle);
        document.addTitle(report.title());
        document.addSubject(report.verdict().sentence());
        document.addCreator("Truelift");
        document.setDocumentLanguage("en-GB");
        document.open();
        head();
        verdict();
        figures();
        report.picture().ifPresent(picture -> picture(picture, writer));
        report.worth().ifPresent(this::worth);
        checks();
        report.tables().forEach(this::grid);
        sentences("Who is not counted", report.leftOut());
        sentences("Decision", report.decisions());
        receipt();
        document.close();
        return stream.toByteArray();
    }

    private void head() {
        document.add(parts.paragraph(parts.strong("Truelift", PdfParts.NORMAL, PrintPalette.ACCENT.color()), 0));
        document.add(parts.paragraph(parts.strong(report.title(), 20, PrintPalette.TEXT.color()), 8));
        if (!report.hypothesis().isBlank()) {
            document.add(
                    parts.paragraph(parts.text(report.hypothesis(), PdfParts.NORMAL, PrintPalette.MUTED.color()), 4));
        }
    }

    private void verdict() {
        PrintPalette ink = report.verdict().ink() == PrintPalette.TEXT
                ? PrintPalette.NEUTRAL
                : report.verdict().ink();
        PdfPCell cell = PdfParts.cell(parts.strong(report.verdict().word(), PdfParts.NORMAL, ink.color()));
        cell.setBackgroundColor(ink.soft());
        cell.setBorder(Rectangle.LEFT);
        cell.setBorderWidthLeft(3);
        cell.setBorderColorLeft(ink.color());
        cell.setPadding(12);
        Phrase words = cell.getPhrase();
        words.add(parts.text("\n" + report.verdict().sentence(), 12.5f, PrintPalette.TEXT.color()));
        PdfPTable box = PdfParts.table(1);
        box.setSpacingBefore(14);
        box.addCell(cell);
        document.add(box);
        Paragraph facts = parts.empty(PdfParts.NORMAL * 1.5f, 6);
        for (int i = 0; i < report.facts().size(); i++) {
            Fact fact = report.facts().get(i);
            facts.add(parts.text(
                    (i == 0 ? "" : "     ") + fact.label() + "\u00a0", PdfParts.NORMAL, PrintPalette.MUTED.color()));
            facts.add(parts.text(fact.value().replace(' ', '\u00a0'), PdfParts.NORMAL, PrintPalette.TEXT.color()));
        }
        document.add(facts);
    }

    private void figures() {
        if (report.figures().isEmpty()) {
            return;
        }
        PdfPTable tiles = new PdfPTable(report.figures().size());
        tiles.setWidthPercentage(100);
        tiles.setSpacingBefore(12);
        for (Figure figure : report.figures()) {
            PdfPCell cell = PdfParts.cell(parts.text(figure.label(), PdfParts.SMALL, PrintPalette.MUTED.color()));
            cell.setBorder(Rectangle.BOX);
            cell.setBorderColor(PrintPalette.LINE.soft());
            cell.setPadding(8);
            cell.getPhrase()
                    .add(parts.strong("\n" + figure.value(), 15, figure.ink().color()));
            cell.getPhrase().add(parts.text("\n" + figure.note(), PdfParts.SMALL, PrintPalette.MUTED.color()));
            tiles.addCell(cell);
        }
        document.add(tiles);
    }

    private void picture(Picture picture, PdfWriter writer) {
        PdfPTable whole = PdfParts.table(1);
        PdfPCell heading = PdfParts.cell(parts.strong(picture.title(), 12.5f, PrintPalette.TEXT.color()));
        heading.getPhrase().add(parts.text("\n" + picture.note(), PdfParts.SMALL, PrintPalette.MUTED.color()));
        heading.setPaddingTop(14);
        heading.setPaddingBottom(8);
        whole.addCell(heading);
        if (picture.rows().stream().anyMatch(row -> row.estimate().isPresent())) {
            PdfPCell drawing = new PdfPCell(
                    PdfPicture.draw(writer, parts, picture.rows(), document.right() - document.left()), false);
            drawing.setBorder(PdfPCell.NO_BORDER);
            drawing.setPadding(0);
            whole.addCell(drawing);
        } else {
            whole.addCell(
                    PdfParts.cell(parts.text("No lift can be told yet.", PdfParts.NORMAL, PrintPalette.TEXT.color())));
        }
        whole.setKeepTogether(true);
        document.add(whole);
    }

    private void worth(Worth worth) {
        document.add(parts.heading("What it is worth"));
        if (!worth.value().isEmpty()) {
            document.add(parts.paragraph(
                    parts.strong(worth.value(), 12.5f, worth.ink().color()), 0));
        }
        bullets(worth.sentences());
    }

    private void checks() {
        if (report.checks().isEmpty()) {
            document.add(parts.heading("Can this be trusted?"));
            document.add(parts.paragraph(
                    parts.text(
                            "Nothing has been checked yet: nobody has met the experiment.",
                            PdfParts.NORMAL,
                            PrintPalette.TEXT.color()),
                    0));
            return;
        }
        PdfPTable table = headed("Can this be trusted?", 1.1f, 3.2f, 8);
        for (Check check : report.checks()) {
            table.addCell(padded(
                    parts.strong(check.finding(), PdfParts.SMALL, check.ink().color()), Element.ALIGN_LEFT));
            table.addCell(
                    padded(parts.strong(check.name(), PdfParts.SMALL, PrintPalette.TEXT.color()), Element.ALIGN_LEFT));
            table.addCell(padded(
                    parts.text(check.sentence(), PdfParts.SMALL, PrintPalette.TEXT.color()), Element.ALIGN_LEFT));
        }
        document.add(table);
    }

    private void grid(Grid grid) {
        float[] widths = new float[grid.header().size()];
        widths[0] = 1.5f;
        for (int i = 1; i < widths.length; i++) {
            widths[i] = i == 1 ? 0.8f : 1.15f;
        }
        PdfPTable table = PdfParts.table(widths);
        PdfPCell title = PdfParts.cell(parts.strong(grid.title(), 11, PrintPalette.TEXT.color()));
        title.getPhrase().add(parts.text("   " + grid.note(), PdfParts.SMALL, PrintPalette.MUTED.color()));
        title.setColspan(widths.length);
        title.setPaddingTop(14);
        title.setPaddingBottom(4);
        table.addCell(title);
        for (int i = 0; i < widths.length; i++) {
            table.addCell(padded(
                    parts.strong(grid.header().get(i), PdfParts.SMALL - 1, PrintPalette.MUTED.color()), alignment(i)));
        }
        grid.rows().forEach(row -> {
            for (int i = 0; i < row.size(); i++) {
                String[] lines = row.get(i).split("\n", 2);
                Phrase phrase = parts.text(lines[0], PdfParts.SMALL, PrintPalette.TEXT.color());
                if (lines.length == 2) {
                    phrase.add(parts.text("\n" + lines[1], PdfParts.SMALL - 1, PrintPalette.MUTED.color()));
                }
                table.addCell(padded(phrase, alignment(i)));
            }
        });
        table.setKeepTogether(true);
        document.add(table);
    }

    /** A table with its heading, which stand on one page where there is room for both. */
    private PdfPTable headed(String heading, float... widths) {
        PdfPTable table = PdfParts.table(widths);
        PdfPCell cell = PdfParts.cell(parts.strong(heading, 12.5f, PrintPalette.TEXT.color()));
        cell.setColspan(widths.length);
        cell.setPaddingTop(14);
        cell.setPaddingBottom(4);
        table.addCell(cell);
        table.setKeepTogether(true);
        return table;
    }

    private static int alignment(int column) {
        return column == 0 ? Element.ALIGN_LEFT : Element.ALIGN_RIGHT;
    }

    private static PdfPCell padded(Phrase phrase, int alignment) {
        PdfPCell cell = PdfParts.cell(phrase);
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(PrintPalette.LINE.soft());
        cell.setPaddingTop(3);
        cell.setPaddingBottom(5);
        cell.setPaddingRight(alignment == Element.ALIGN_LEFT ? 8 : 0);
        cell.setHorizontalAlignment(alignment);
        return cell;
    }

    private void sentences(String heading, List<String> sentences) {
        if (!sentences.isEmpty()) {
            document.add(parts.heading(heading));
            bullets(sentences);
        }
    }

    private void bullets(List<String> sentences) {
        sentences.forEach(sentence ->
                document.add(parts.paragraph(parts.text(sentence, PdfParts.NORMAL, PrintPalette.TEXT.color()), 3)));
    }

    private void receipt() {
        PdfPTable table = headed("What it takes to repeat this report", 1, 3);
        for (Fact fact : report.receipt()) {
            table.addCell(
                    padded(parts.text(fact.label(), PdfParts.SMALL, PrintPalette.MUTED.color()), Element.ALIGN_LEFT));
            table.addCell(
                    padded(parts.text(fact.value(), PdfParts.SMALL, PrintPalette.TEXT.color()), Element.ALIGN_LEFT));
        }
        document.add(table);
        Anchor anchor = new Anchor(parts.text(
                "Open exactly this version: " + report.address(), PdfParts.SMALL, PrintPalette.ACCENT.color()));
        anchor.setReference(report.address());
        Paragraph link = parts.empty(PdfParts.SMALL * 1.5f, 8);
        link.add(anchor);
        document.add(link);
    }

    /** What every page ends with. */
    private final class Foot extends PdfPageEventHelper {
        private static final float HEIGHT = 30;

        @Override
        public void onEndPage(PdfWriter writer, Document page) {
            Phrase left = parts.text(
                    report.title() + " \u00b7 " + report.edition(), PdfParts.SMALL - 1, PrintPalette.MUTED.color());
            Phrase right = parts.text("Page " + writer.getPageNumber(), PdfParts.SMALL - 1, PrintPalette.MUTED.color());
            ColumnText.showTextAligned(writer.getDirectContent(), Element.ALIGN_LEFT, left, page.left(), HEIGHT, 0);
            ColumnText.showTextAligned(writer.getDirectContent(), Element.ALIGN_RIGHT, right, page.right(), HEIGHT, 0);
        }
    }
}
