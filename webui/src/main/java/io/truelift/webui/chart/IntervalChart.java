package io.truelift.webui.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.statistics.Estimate;
import io.truelift.statistics.Interval;
import java.util.List;
import java.util.Optional;

/** A point and its interval per row, lying, as in a forest plot. */
public final class IntervalChart {
    private static final int ROW_HEIGHT = 46;
    private static final int ROW_MARGIN = 18;
    private static final int LINE_HEIGHT = 15;
    private static final int AXIS_HEIGHT = 62;
    private static final int LABEL_WIDTH = 28;
    private static final int QUARTER_TURN = 90;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private IntervalChart() {}

    /**
     * @param label what the row is about
     * @param detail second line of the label; may be empty
     * @param estimate in the unit of the axis; absent where there is no answer, and the row stays empty
     * @param tone colour
     * @param note the row in words, shown when pointed at
     */
    public record Row(String label, String detail, Optional<Estimate> estimate, Tone tone, String note) {}

    /** Relative differences, as fractions, around a line at zero. */
    public static Chart ofLifts(String title, List<Row> rows) {
        Axis axis = Axis.around(estimates(rows));
        return draw(title, rows, axis, PercentTicks.of(axis).put("signDisplay", "exceptZero"));
    }

    /** Shares, as fractions. */
    public static Chart ofShares(String title, List<Row> rows) {
        Axis axis = Axis.closelyAround(estimates(rows));
        return draw(title, rows, axis, PercentTicks.of(axis));
    }

    /** Net scores from -1 to 1, shown as -100 to 100. */
    public static Chart ofNetScores(String title, List<Row> rows) {
        List<Row> hundredfold = rows.stream()
                .map(row -> new Row(
                        row.label(),
                        row.detail(),
                        row.estimate().map(IntervalChart::hundredfold),
                        row.tone(),
                        row.note()))
                .toList();
        ObjectNode format = NODES.objectNode()
                .put("minimumFractionDigits", 0)
                .put("maximumFractionDigits", 0)
                .put("signDisplay", "exceptZero");
        return draw(title, hundredfold, Axis.closelyAround(estimates(hundredfold)), format);
    }

    private static Estimate hundredfold(Estimate estimate) {
        Interval interval = estimate.interval();
        return new Estimate(
                estimate.value() * 100, new Interval(interval.low() * 100, interval.high() * 100, interval.level()));
    }

    private static List<Estimate> estimates(List<Row> rows) {
        return rows.stream().flatMap(row -> row.estimate().stream()).toList();
    }

    private static Chart draw(String title, List<Row> rows, Axis axis, ObjectNode tickFormat) {
        ObjectNode chart = NODES.objectNode().put("type", "bar");
        ObjectNode data = chart.putObject("data");
        ArrayNode labels = data.putArray("labels");
        ObjectNode intervals = NODES.objectNode()
                .put("type", "bar")
                .put("order", 2)
                .put("maxBarThickness", 8)
                .put("borderRadius", 4);
        intervals.put("borderSkipped", false).put("shade", "interval");
        ObjectNode points =
                NODES.objectNode().put("type", "line").put("order", 1).put("showLine", false);
        points.put("pointRadius", 5.5).put("pointHoverRadius", 6.5).put("shade", "point");
        ArrayNode bounds = intervals.putArray("data");
        ArrayNode values = points.putArray("data");
        ArrayNode intervalTokens = intervals.putArray("tokens");
        ArrayNode pointTokens = points.putArray("tokens");
        ArrayNode notes = points.putArray("notes");
        ArrayNode intervalNotes = intervals.putArray("notes");
        ObjectNode arrows = arrows(rows, axis);
        int mostLines = 1;
        for (Row row : rows) {
            ArrayNode lines = labels.addArray();
            Labels.wrapped(row.label(), LABEL_WIDTH).forEach(lines::add);
            Labels.wrapped(row.detail(), LABEL_WIDTH).forEach(lines::add);
            mostLines = Math.max(mostLines, lines.size());
            row.estimate()
                    .ifPresentOrElse(
                            estimate -> {
                                bounds.addArray()
                                        .add(axis.clamp(estimate.interval().low()))
                                        .add(axis.clamp(estimate.interval().high()));
                                values.add(axis.clamp(estimate.value()));
                            },
                            () -> {
                                bounds.addNull();
                                values.addNull();
                            });
            intervalTokens.add(row.tone().token());
            pointTokens.add(row.tone().token());
            notes.add(row.note());
            intervalNotes.add(row.note());
        }
        data.putArray("datasets").add(points).add(intervals).add(arrows);
        ObjectNode options = Options.of(chart).put("indexAxis", "y");
        ObjectNode scales = options.putObject("scales");
        ObjectNode x = scales.putObject("x").put("min", axis.low()).put("max", axis.high());
        ObjectNode ticks = x.putObject("ticks").put("maxTicksLimit", 7).put("includeBounds", false);
        ticks.set("format", tickFormat);
        x.putObject("title").put("display", true).put("text", title);
        scales.putObject("y").put("bare", true).putObject("ticks").put("autoSkip", false); // every row has its label
        int rowHeight = Math.max(ROW_HEIGHT, ROW_MARGIN + LINE_HEIGHT * mostLines);
        return new Chart(chart.toString(), AXIS_HEIGHT + rowHeight * Math.max(1, rows.size()), summary(title, rows));
    }

    /** A tip at the end of the axis for each interval that goes on beyond it; to the right where it does so on both sides. */
    private static ObjectNode arrows(List<Row> rows, Axis axis) {
        ObjectNode arrows = NODES.objectNode()
                .put("type", "line")
                .put("order", 0)
                .put("showLine", false)
                .put("shade", "point");
        arrows.put("pointStyle", "triangle")
                .put("pointRadius", 6)
                .put("pointHoverRadius", 6)
                .put("clip", false);
        ArrayNode places = arrows.putArray("data");
        ArrayNode turns = arrows.putArray("pointRotation");
        ArrayNode tokens = arrows.putArray("tokens");
        for (Row row : rows) {
            boolean right = row.estimate()
                    .filter(estimate -> !axis.holds(estimate.interval().high()))
                    .isPresent();
            boolean left = row.estimate()
                    .filter(estimate -> !axis.holds(estimate.interval().low()))
                    .isPresent();
            if (right) {
                places.add(axis.high());
            } else if (left) {
                places.add(axis.low());
            } else {
                places.addNull();
            }
            turns.add(right ? QUARTER_TURN : -QUARTER_TURN);
            tokens.add(row.tone().token());
        }
        return arrows;
    }

    private static String summary(String title, List<Row> rows) {
        return title + ". "
                + String.join(
                        ". ",
                        rows.stream()
                                .map(row -> String.join(" ", row.label(), row.detail())
                                                .strip() + ": " + row.note())
                                .toList());
    }
}
