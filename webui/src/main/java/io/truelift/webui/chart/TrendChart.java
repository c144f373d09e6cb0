package io.truelift.webui.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.statistics.Estimate;
import java.util.List;
import java.util.Optional;

/** A value over time with the band of its interval. */
public final class TrendChart {
    private static final int HEIGHT = 240;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TrendChart() {}

    /**
     * @param label the period in words
     * @param estimate absent where the period is withheld: the line has a gap
     * @param note the period in words, shown when pointed at
     */
    public record Point(String label, Optional<Estimate> estimate, String note) {}

    /** Shares, as fractions. */
    public static Chart ofShares(String title, List<Point> points) {
        return draw(title, points, 1, PercentTicks.of(Axis.closelyAround(estimates(points))));
    }

    /** Net scores from -1 to 1, shown as -100 to 100. */
    public static Chart ofNetScores(String title, List<Point> points) {
        return draw(
                title,
                points,
                100,
                NODES.objectNode()
                        .put("minimumFractionDigits", 0)
                        .put("maximumFractionDigits", 0)
                        .put("signDisplay", "exceptZero"));
    }

    /** Lifts, as fractions, around zero. A wide interval of the first points runs out of the drawing, so that it does not flatten the others. */
    public static Chart ofLifts(String title, List<Point> points) {
        return around(title, points, PercentTicks.of(Axis.around(estimates(points))));
    }

    /** Differences in a unit of their own, around zero; as {@link #ofLifts}. */
    public static Chart ofDifferences(String title, List<Point> points) {
        return around(title, points, NODES.objectNode().put("maximumSignificantDigits", 3));
    }

    private static Chart around(String title, List<Point> points, ObjectNode tickFormat) {
        ObjectNode chart = config(points, 1, tickFormat.put("signDisplay", "exceptZero"));
        Axis axis = Axis.around(estimates(points));
        ObjectNode y = (ObjectNode) chart.path("options").path("scales").path("y");
        y.remove("grace");
        y.put("min", axis.low()).put("max", axis.high());
        ((ObjectNode) y.path("ticks")).put("includeBounds", false);
        return chart(chart, title, points);
    }

    private static List<Estimate> estimates(List<Point> points) {
        return points.stream().flatMap(point -> point.estimate().stream()).toList();
    }

    private static Chart draw(String title, List<Point> points, double factor, ObjectNode tickFormat) {
        return chart(config(points, factor, tickFormat), title, points);
    }

    private static Chart chart(ObjectNode chart, String title, List<Point> points) {
        return new Chart(
                chart.toString(),
                HEIGHT,
                title + ". "
                        + String.join(". ", points.stream().map(Point::note).toList()));
    }

    private static ObjectNode config(List<Point> points, double factor, ObjectNode tickFormat) {
        ObjectNode chart = NODES.objectNode().put("type", "line");
        ObjectNode data = chart.putObject("data");
        ArrayNode labels = data.putArray("labels");
        ObjectNode line = dataset("line")
                .put("order", 1)
                .put("pointRadius", 3)
                .put("borderWidth", 2)
                .put("fill", false);
        ObjectNode high = dataset("band")
                .put("order", 3)
                .put("pointRadius", 0)
                .put("borderWidth", 0)
                .put("fill", "+1");
        ObjectNode low = dataset("edge")
                .put("order", 3)
                .put("pointRadius", 0)
                .put("borderWidth", 0)
                .put("fill", false);
        ArrayNode values = line.putArray("data");
        ArrayNode upper = high.putArray("data");
        ArrayNode lower = low.putArray("data");
        ArrayNode notes = line.putArray("notes");
        for (Point point : points) {
            labels.add(point.label());
            notes.add(point.note());
            add(values, point.estimate().map(estimate -> estimate.value() * factor));
            add(upper, point.estimate().map(estimate -> estimate.interval().high() * factor));
            add(lower, point.estimate().map(estimate -> estimate.interval().low() * factor));
        }
        data.putArray("datasets").add(line).add(high).add(low);
        ObjectNode options = Options.of(chart);
        ObjectNode scales = options.putObject("scales");
        scales.putObject("x")
                .put("bare", true)
                .putObject("ticks")
                .put("maxRotation", 0)
                .put("autoSkipPadding", 16);
        scales.putObject("y")
                .put("grace", "10%")
                .putObject("ticks")
                .put("maxTicksLimit", 6)
                .set("format", tickFormat);
        return chart;
    }

    private static ObjectNode dataset(String shade) {
        ObjectNode dataset =
                NODES.objectNode().put("shade", shade).put("tension", 0).put("spanGaps", false);
        dataset.putArray("tokens").add(Tone.ACCENT.token());
        return dataset;
    }

    private static void add(ArrayNode array, Optional<Double> value) {
        value.filter(Double::isFinite).ifPresentOrElse(array::add, array::addNull);
    }
}
