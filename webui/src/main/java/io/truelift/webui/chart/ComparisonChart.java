package io.truelift.webui.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Several series side by side per row, as lying bars with a legend. */
public final class ComparisonChart {
    private static final int BAR_HEIGHT = 13;
    private static final int GAP = 18;
    private static final int FRAME_HEIGHT = 96;
    private static final int LABEL_WIDTH = 18;
    private static final int COLOURS = 6;

    private ComparisonChart() {}

    /**
     * @param name what the series is
     * @param values one per row, in the rows' order
     * @param notes one per row, shown when pointed at
     */
    public record Series(String name, List<Double> values, List<String> notes) {
        public Series {
            values = List.copyOf(values);
            notes = List.copyOf(notes);
        }
    }

    /** @throws IllegalArgumentException where a series has not one value per row */
    public static Chart of(String title, List<String> rows, List<Series> series) {
        ObjectNode chart = JsonNodeFactory.instance.objectNode().put("type", "bar");
        ObjectNode data = chart.putObject("data");
        ArrayNode labels = data.putArray("labels");
        rows.forEach(row -> Labels.wrapped(row, LABEL_WIDTH).forEach(labels.addArray()::add));
        ArrayNode datasets = data.putArray("datasets");
        for (int i = 0; i < series.size(); i++) {
            Series one = series.get(i);
            if (one.values().size() != rows.size()) {
                throw new IllegalArgumentException("Cannot draw series %s: it has %d values for %d rows"
                        .formatted(one.name(), one.values().size(), rows.size()));
            }
            ObjectNode dataset = datasets.addObject().put("label", one.name()).put("shade", "solid");
            dataset.put("barPercentage", 0.9).put("categoryPercentage", 0.75).put("borderRadius", 2);
            dataset.putArray("tokens").add("series" + (i % COLOURS + 1));
            one.values().forEach(dataset.putArray("data")::add);
            one.notes().forEach(dataset.putArray("notes")::add);
        }
        ObjectNode options = Options.of(chart).put("indexAxis", "y");
        ObjectNode legend = ((ObjectNode) options.path("plugins").path("legend"))
                .put("display", true)
                .put("position", "top");
        legend.put("align", "start")
                .putObject("labels")
                .put("boxWidth", 10)
                .put("boxHeight", 10)
                .put("usePointStyle", false);
        ObjectNode scales = options.putObject("scales");
        ObjectNode x = scales.putObject("x").put("beginAtZero", true);
        x.putObject("ticks").put("maxTicksLimit", 6);
        x.putObject("title").put("display", true).put("text", title);
        scales.putObject("y")
                .put("bare", true)
                .putObject("ticks")
                .put("autoSkip", false); // every channel has its label
        int height = FRAME_HEIGHT + rows.size() * (series.size() * BAR_HEIGHT + GAP);
        return new Chart(
                chart.toString(),
                height,
                title + ", by "
                        + String.join(", ", series.stream().map(Series::name).toList()));
    }
}
