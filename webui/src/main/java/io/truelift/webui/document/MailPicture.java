package io.truelift.webui.document;

import io.truelift.statistics.Estimate;
import io.truelift.webui.chart.Axis;
import io.truelift.webui.chart.IntervalChart;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Lifts with their intervals as cells of tables, for mail programs show neither scripts nor drawings. */
final class MailPicture {
    private static final String POINT_WIDTH = "2";
    private static final int HUNDRED = 100;

    private final Markup markup;
    private final Axis axis;

    MailPicture(Markup markup, List<IntervalChart.Row> rows) {
        this.markup = markup;
        this.axis = Axis.around(rows.stream().flatMap(row -> row.estimate().stream()).toList());
    }

    /** A part of a bar: from and to in percent of the axis. */
    private record Piece(double from, double to, Color color, boolean startsAtZero) {}

    void bar(IntervalChart.Row row) {
        row.estimate().ifPresent(estimate -> bar(estimate, PrintPalette.of(row.tone())));
    }

    private void bar(Estimate estimate, PrintPalette ink) {
        markup.open("table", "role", "presentation", "width", "100%", "cellpadding", "0", "cellspacing", "0", "border", "0", "style", "border-collapse:collapse;table-layout:fixed")
                .open("tr");
        for (Piece piece : pieces(estimate, ink)) {
            markup.element("td", "\u00a0", "width", percent(piece.to() - piece.from()),
                    "style", "padding:0;height:10px;line-height:10px;font-size:1px;background:%s%s".formatted(
                            PrintPalette.html(piece.color()), piece.startsAtZero() ? ";border-left:1px solid " + PrintPalette.html(PrintPalette.MUTED.color()) : ""));
        }
        markup.close().close();
    }

    private List<Piece> pieces(Estimate estimate, PrintPalette ink) {
        double low = place(estimate.interval().low());
        double high = place(estimate.interval().high());
        double width = Double.parseDouble(POINT_WIDTH);
        double point = Math.clamp(place(estimate.value()) - width / 2, 0, HUNDRED - width);
        double zero = place(0);
        TreeSet<Double> ends = new TreeSet<>(List.of(0.0, (double) HUNDRED, low, high, point, point + width));
        if (zero <= point || zero >= point + width) {
            ends.add(zero);
        }
        List<Piece> pieces = new ArrayList<>();
        double from = 0;
        for (double to : ends.tailSet(0.0, false)) {
            double middle = (from + to) / 2;
            Color color = middle > point && middle < point + width ? ink.color() : middle > low && middle < high ? ink.half() : Color.WHITE;
            pieces.add(new Piece(from, to, color, from == zero));
            from = to;
        }
        return pieces;
    }

    private double place(double value) {
        return Math.round(axis.place(value) * HUNDRED * HUNDRED) / (double) HUNDRED;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share);
    }
}
