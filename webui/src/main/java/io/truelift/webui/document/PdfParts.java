package io.truelift.webui.document;

import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Fonts and parts of a PDF. The fonts are embedded, so that every reader sees the same signs. */
final class PdfParts {
    static final float SMALL = 8.5f;
    static final float NORMAL = 9.5f;
    private static final float LEADING = 1.35f;
    private static final String FONTS = "/liberation/LiberationSans-";

    private final BaseFont regular;
    private final BaseFont bold;

    private PdfParts(BaseFont regular, BaseFont bold) {
        this.regular = regular;
        this.bold = bold;
    }

    static PdfParts load() throws IOException {
        return new PdfParts(font("Regular.ttf"), font("Bold.ttf"));
    }

    private static BaseFont font(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(PdfParts.class.getResourceAsStream(FONTS + name), name)) {
            return BaseFont.createFont(
                    "LiberationSans-" + name,
                    BaseFont.IDENTITY_H,
                    BaseFont.EMBEDDED,
                    BaseFont.NOT_CACHED,
                    file.readAllBytes(),
                    null);
        }
    }

    Phrase text(String text, float size, Color color) {
        return phrase(text, new Font(regular, size, Font.NORMAL, color));
    }

    Phrase strong(String text, float size, Color color) {
        return phrase(text, new Font(bold, size, Font.NORMAL, color));
    }

    private static Phrase phrase(String text, Font font) {
        return new Phrase(font.getSize() * LEADING, text, font);
    }

    Paragraph paragraph(Phrase phrase, float before) {
        Paragraph paragraph = empty(phrase.getLeading(), before);
        paragraph.add(phrase);
        return paragraph;
    }

    /** To be filled; the space around it is set in our font, too. */
    Paragraph empty(float leading, float before) {
        Paragraph paragraph = new Paragraph(leading, "", new Font(regular, SMALL));
        paragraph.setSpacingBefore(before);
        return paragraph;
    }

    /** The heading of a part, which stays with what follows it. */
    Paragraph heading(String text) {
        Paragraph heading = paragraph(strong(text, 12.5f, PrintPalette.TEXT.color()), 10);
        heading.setSpacingAfter(4);
        heading.setKeepTogether(true);
        return heading;
    }

    static PdfPTable table(float... widths) {
        PdfPTable table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        table.setSpacingBefore(4);
        return table;
    }

    /** A cell without lines around it. */
    static PdfPCell cell(Phrase phrase) {
        PdfPCell cell = new PdfPCell(phrase);
        cell.setBorder(PdfPCell.NO_BORDER);
        cell.setLeading(0, LEADING);
        cell.setPadding(0);
        cell.setVerticalAlignment(Element.ALIGN_TOP);
        return cell;
    }
}
