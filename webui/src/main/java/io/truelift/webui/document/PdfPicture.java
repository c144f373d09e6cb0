package io.truelift.webui.document;

import com.lowagie.text.Element;
import com.lowagie.text.Image;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfTemplate;
import com.lowagie.text.pdf.PdfWriter;
import io.truelift.statistics.Estimate;
import io.truelift.webui.chart.Axis;
import io.truelift.webui.chart.IntervalChart;
import java.util.List;

/** Lifts with their intervals, drawn as lines: sharp at any size, on paper, too. */
final class PdfPicture {
    private static final float ROW = 27;
    private static final float AXIS = 22;
    private static final float LABELS = 168;
    private static final float FIGURES = 118;
    private static final float THICK = 5;
    private static final float POINT = 3.1f;
    private static final float ARROW = 4;

    private final PdfParts parts;
    private final List<IntervalChart.Row> rows;
    private final Axis axis;
    private final PdfTemplate canvas;
    private final float width;

    private PdfPicture(PdfParts parts, List<IntervalChart.Row> rows, PdfTemplate canvas, float width) {
        this.parts = parts;
        this.rows = rows;
        this.axis = Axis.around(
                rows.stream().flatMap(row -> row.estimate().stream()).toList());
        this.canvas = canvas;
        this.width = width;
    }

    static Image draw(PdfWriter writer, PdfParts parts, List<IntervalChart.Row> rows, float width) {
        float height = ROW * rows.size() + AXIS;
        PdfTemplate canvas = writer.getDirectContent().createTemplate(width, height);
        new PdfPicture(parts, rows, canvas, width).draw(height);
        return Image.getInstance(canvas);
    }

    private void draw(float height) {
        for (double tick : Ticks.of(axis)) {
            line(
                    x(tick),
                    AXIS,
                    x(tick),
                    height,
                    tick == 0 ? 0.9f : 0.4f,
                    tick == 0 ? PrintPalette.MUTED : PrintPalette.LINE);
            put(
                    Element.ALIGN_CENTER,
                    parts.text(Ticks.percent(tick), PdfParts.SMALL - 1, PrintPalette.MUTED.color()),
                    x(tick),
                    AXIS - 12);
        }
        for (int i = 0; i < rows.size(); i++) {
            row(rows.get(i), height - ROW * i - ROW / 2);
        }
    }

    private void row(IntervalChart.Row row, float middle) {
        boolean isTwofold = !row.detail().isEmpty();
        put(
                Element.ALIGN_LEFT,
                parts.text(shortened(row.label()), PdfParts.SMALL, PrintPalette.TEXT.color()),
                0,
                middle + (isTwofold ? 2 : -3));
        if (isTwofold) {
            put(
                    Element.ALIGN_LEFT,
                    parts.text(shortened(row.detail()), PdfParts.SMALL - 1, PrintPalette.MUTED.color()),
                    0,
                    middle - 8);
        }
        row.estimate().ifPresent(estimate -> interval(estimate, PrintPalette.of(row.tone()), middle));
        String[] figures = row.note().split(" \\(", 2);
        if (row.estimate().isPresent() && figures.length == 2) {
            put(
                    Element.ALIGN_RIGHT,
                    parts.strong(
                            figures[0],
                            PdfParts.SMALL,
                            PrintPalette.of(row.tone()).color()),
                    width,
                    middle + 2);
            put(
                    Element.ALIGN_RIGHT,
                    parts.text(figures[1].replace(")", ""), PdfParts.SMALL - 1, PrintPalette.MUTED.color()),
                    width,
                    middle - 8);
        } else {
            put(
                    Element.ALIGN_RIGHT,
                    parts.text("no answer yet", PdfParts.SMALL - 1, PrintPalette.MUTED.color()),
                    width,
                    middle - 3);
        }
    }

    private void interval(Estimate estimate, PrintPalette ink, float middle) {
        float low = x(estimate.interval().low());
        float high = x(estimate.interval().high());
        canvas.setLineCap(PdfTemplate.LINE_CAP_ROUND);
        canvas.setLineWidth(THICK);
        canvas.setColorStroke(ink.half());
        canvas.moveTo(low, middle);
        canvas.lineTo(high, middle);
        canvas.stroke();
        canvas.setLineCap(PdfTemplate.LINE_CAP_BUTT);
        arrow(estimate.interval().low(), low, -ARROW, middle, ink);
        arrow(estimate.interval().high(), high, ARROW, middle, ink);
        canvas.setColorFill(ink.color());
        canvas.circle(x(estimate.value()), middle, POINT);
        canvas.fill();
    }

    /** Where an interval goes on beyond the drawing. */
    private void arrow(double bound, float at, float reach, float middle, PrintPalette ink) {
        if (!axis.holds(bound)) {
            canvas.setColorFill(ink.color());
            canvas.moveTo(at + reach * 1.5f, middle);
            canvas.lineTo(at, middle + ARROW);
            canvas.lineTo(at, middle - ARROW);
            canvas.fill();
        }
    }

    private void line(float fromX, float fromY, float toX, float toY, float thickness, PrintPalette ink) {
        canvas.setLineWidth(thickness);
        canvas.setColorStroke(ink.color());
        canvas.moveTo(fromX, fromY);
        canvas.lineTo(toX, toY);
        canvas.stroke();
    }

    private void put(int alignment, Phrase phrase, float x, float y) {
        ColumnText.showTextAligned(canvas, alignment, phrase, x, y, 0);
    }

    private float x(double value) {
        return (float) (LABELS + axis.place(value) * (width - LABELS - FIGURES));
    }

    /** As much as there is room for. */
    private static String shortened(String label) {
        int most = 38;
        return label.length() <= most ? label : label.substring(0, most - 1).strip() + "\u2026";
    }
}
