package io.truelift.webui.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.statistics.Estimate;
import io.truelift.statistics.Interval;
import java.util.List;
import java.util.stream.Stream;

/** What is claimed, as a pale bar, and on it what is known, as a point with its interval; a row each, lying. */
public final class ClaimChart {
    private static final int ROW_HEIGHT = 52;
    private static final int AXIS_HEIGHT = 62;
    private static final int LABEL_WIDTH = 28;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ClaimChart() {}

    /**
     * @param label what the row is about
     * @param detail second line of the label; may be empty
     * @param claimed how far the bar reaches
     * @param known the point, with a finite interval
     * @param tone colour of the point
     * @param note the row in words, shown when pointed at
     */
    public record Row(String label, String detail, double claimed, Estimate known, Tone tone, String note) {}

    /** Counts. */
    public static Chart ofCounts(String title, List<Row> rows) {
        ObjectNode chart = NODES.objectNode().put("type", "bar");
        ObjectNode data = chart.putObject("data");
        ArrayNode labels = data.putArray("labels");
        ObjectNode claims = bar("ghost", 3, 30);
        ObjectNode intervals = bar("interval", 2, 8).put("borderSkipped", false);
        ObjectNode points = NODES.objectNode()
                .put("type", "line")
                .put("order", 1)
                .put("showLine", false)
                .put("pointRadius", 5.5)
                .put("pointHoverRadius", 6.5)
                .put("shade", "point");
        ArrayNode claimed = claims.putArray("data");
        ArrayNode bounds = intervals.putArray("data");
        ArrayNode values = points.putArray("data");
        List<ArrayNode> notes = Stream.of(points, claims, intervals)
                .map(each -> each.putArray("notes"))
                .toList();
        claims.putArray("tokens").add(Tone.NEUTRAL.token());
        List<ArrayNode> tokens = Stream.of(points, intervals)
                .map(each -> each.putArray("tokens"))
                .toList();
        for (Row row : rows) {
            ArrayNode lines = labels.addArray();
            Labels.wrapped(row.label(), LABEL_WIDTH).forEach(lines::add);
            Labels.wrapped(row.detail(), LABEL_WIDTH).forEach(lines::add);
            claimed.add(row.claimed());
            bounds.addArray()
                    .add(row.known().interval().low())
                    .add(row.known().interval().high());
            values.add(row.known().value());
            notes.forEach(each -> each.add(row.note()));
            tokens.forEach(each -> each.add(row.tone().token()));
        }
        data.putArray("datasets").add(points).add(intervals).add(claims);
        ObjectNode options = Options.of(chart).put("indexAxis", "y");
        ((ObjectNode) options.path("interaction")).put("mode", "index").put("axis", "y");
        ObjectNode scales = options.putObject("scales");
        Axis axis = Axis.closelyAround(
                rows.stream().flatMap(row -> Stream.of(row.known(), reach(row))).toList());
        ObjectNode x = scales.putObject("x")
                .put("min", startsAtZero(rows) ? 0 : axis.low())
                .put("max", axis.high());
        x.putObject("ticks").put("maxTicksLimit", 7).put("includeBounds", false);
        x.putObject("title").put("display", true).put("text", title);
        scales.putObject("y").put("bare", true).putObject("ticks").put("autoSkip", false); // every row has its label
        String summary =
                title + ". " + String.join(". ", rows.stream().map(Row::note).toList());
        return new Chart(chart.toString(), AXIS_HEIGHT + ROW_HEIGHT * Math.max(1, rows.size()), summary);
    }

    private static ObjectNode bar(String shade, int order, int thickness) {
        return NODES.objectNode()
                .put("type", "bar")
                .put("order", order)
                .put("grouped", false)
                .put("maxBarThickness", thickness)
                .put("borderRadius", 3)
                .put("shade", shade);
    }

    /** The claim, from nothing on. */
    private static Estimate reach(Row row) {
        return new Estimate(
                row.claimed(),
                new Interval(
                        Math.min(0, row.claimed()),
                        Math.max(0, row.claimed()),
                        row.known().interval().level()));
    }

    private static boolean startsAtZero(List<Row> rows) {
        return rows.stream()
                .allMatch(row -> row.claimed() >= 0 && row.known().interval().low() >= 0);
    }
}
