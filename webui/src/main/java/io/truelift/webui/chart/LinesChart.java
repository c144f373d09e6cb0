package io.truelift.webui.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Several series over the same steps, each a line, and a level to hold them against. */
public final class LinesChart {
    private static final int HEIGHT = 320;
    private static final int COLOURS = 6;
    private static final double ROOM = 4;
    private static final double MARGIN = 1.06;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private LinesChart() {}

    /**
     * @param value absent where there is none: the line has a gap
     * @param note the point in words, shown when pointed at
     */
    public record Point(Optional<Double> value, String note) {}

    /**
     * @param name what the line is
     * @param points one per step
     */
    public record Line(String name, List<Point> points) {
        public Line {
            points = List.copyOf(points);
        }
    }

    /**
     * A dashed line across.
     *
     * @param name what it is
     * @param share its height, as a fraction
     */
    public record Level(String name, double share) {}

    /**
     * Shares, as fractions of zero or more.
     *
     * @param level to hold the lines against
     * @throws IllegalArgumentException where a line has not one point per step
     */
    public static Chart ofShares(String title, List<String> steps, List<Line> lines, Optional<Level> level) {
        return draw(title, steps, lines, level, top(lines, level));
    }

    /** Shares of one whole by step: every line is in the drawing to its top. */
    public static Chart ofParts(String title, List<String> steps, List<Line> lines) {
        double highest = lines.stream()
                .flatMap(line -> line.points().stream())
                .flatMap(point -> point.value().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        return draw(title, steps, lines, Optional.empty(), Math.min(1, highest * MARGIN));
    }

    private static Chart draw(String title, List<String> steps, List<Line> lines, Optional<Level> level, double top) {
        ObjectNode chart = NODES.objectNode().put("type", "line");
        ObjectNode data = chart.putObject("data");
        steps.forEach(data.putArray("labels")::add);
        ArrayNode datasets = data.putArray("datasets");
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.points().size() != steps.size()) {
                throw new IllegalArgumentException("Cannot draw line %s: it has %d points for %d steps"
                        .formatted(line.name(), line.points().size(), steps.size()));
            }
            ObjectNode dataset =
                    dataset(datasets, line.name(), "series" + (i % COLOURS + 1)).put("pointRadius", 3);
            ArrayNode values = dataset.putArray("data");
            ArrayNode notes = dataset.putArray("notes");
            for (Point point : line.points()) {
                point.value().ifPresentOrElse(values::add, values::addNull);
                notes.add(point.note());
            }
        }
        level.ifPresent(across -> {
            ObjectNode dataset = dataset(datasets, across.name(), "zero").put("pointRadius", 0);
            dataset.putArray("borderDash").add(6).add(4);
            ArrayNode values = dataset.putArray("data");
            steps.forEach(step -> values.add(across.share()));
        });
        ObjectNode options = Options.of(chart);
        ObjectNode legend = ((ObjectNode) options.path("plugins").path("legend"))
                .put("display", true)
                .put("position", "top")
                .put("align", "start");
        legend.putObject("labels").put("boxWidth", 18).put("boxHeight", 2);
        ObjectNode scales = options.putObject("scales");
        scales.putObject("x")
                .put("bare", true)
                .putObject("ticks")
                .put("maxRotation", 0)
                .put("autoSkipPadding", 12);
        ObjectNode y = scales.putObject("y").put("min", 0).put("max", top);
        ObjectNode ticks = y.putObject("ticks").put("maxTicksLimit", 6).put("includeBounds", false);
        ticks.set("format", PercentTicks.of(new Axis(0, top)));
        y.putObject("title").put("display", true).put("text", title);
        return new Chart(chart.toString(), HEIGHT, summary(title, lines));
    }

    private static ObjectNode dataset(ArrayNode datasets, String name, String token) {
        ObjectNode dataset = datasets.addObject()
                .put("label", name)
                .put("shade", "line")
                .put("borderWidth", 2)
                .put("tension", 0)
                .put("spanGaps", false);
        dataset.putArray("tokens").add(token);
        return dataset;
    }

    /** Where the drawing ends. A line far above the others runs out of it, so that it does not flatten them. */
    private static double top(List<Line> lines, Optional<Level> level) {
        List<Double> values = lines.stream()
                .flatMap(line -> line.points().stream())
                .flatMap(point -> point.value().stream())
                .filter(Double::isFinite)
                .sorted()
                .toList();
        double middle = values.isEmpty() ? 0 : values.get((values.size() - 1) / 2);
        double highest = values.isEmpty() ? 0 : values.getLast();
        double top = Math.max(
                        Math.min(highest, ROOM * middle),
                        level.map(Level::share).orElse(0.0))
                * MARGIN;
        return top > 0 ? top : 1;
    }

    private static String summary(String title, List<Line> lines) {
        return title + ". "
                + String.join(
                        ". ",
                        lines.stream()
                                .flatMap(line -> line.points().stream())
                                .map(Point::note)
                                .toList());
    }
}
