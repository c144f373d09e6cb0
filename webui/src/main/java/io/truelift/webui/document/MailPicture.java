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

    private final List<IntervalChart.Row> rows;
    private final Axis axis;

    MailPicture(List<IntervalChart.Row> rows) {
        this.rows = rows;
        this.axis = Axis.around(
                rows.stream().flatMap(row -> row.estimate().stream()).toList());
    }

    /**
     * A lift.
     *
     * @param bar from left to right; empty where there is no answer
     * @param figure the lift in words; empty where there is no answer
     * @param interval its interval in words
     */
    record Lift(String label, String detail, List<Piece> bar, String figure, String interval, PrintPalette ink) {}

    /**
     * A part of a bar.
     *
     * @param width in percent of the axis, such as {@code 12.50%}
     * @param color as HTML names it
     */
    record Piece(String width, String color, boolean startsAtZero) {}

    List<Lift> lifts() {
        return rows.stream().map(this::lift).toList();
    }

    private Lift lift(IntervalChart.Row row) {
        PrintPalette ink = PrintPalette.of(row.tone());
        String[] figures = row.note().split(" \\(", 2);
        boolean isKnown = row.estimate().isPresent() && figures.length == 2;
        return new Lift(
                row.label(),
                row.detail(),
                row.estimate().map(estimate -> pieces(estimate, ink)).orElse(List.of()),
                isKnown ? figures[0] : "",
                isKnown ? figures[1].replace(")", "") : "no answer yet",
                ink);
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
            Color color = middle > point && middle < point + width
                    ? ink.color()
                    : middle > low && middle < high ? ink.half() : Color.WHITE;
            pieces.add(new Piece(percent(to - from), PrintPalette.html(color), from == zero));
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
