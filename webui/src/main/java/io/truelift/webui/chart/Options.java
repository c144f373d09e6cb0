package io.truelift.webui.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Options that every chart shares. */
final class Options {
    private Options() {}

    /** Adds them to the chart: as large as its place, no movement, no legend. */
    static ObjectNode of(ObjectNode chart) {
        ObjectNode options = chart.putObject("options");
        options.put("animation", false).put("responsive", true).put("maintainAspectRatio", false);
        ObjectNode interaction =
                options.putObject("interaction").put("mode", "nearest").put("intersect", false);
        interaction.put("axis", "xy");
        options.putObject("plugins").putObject("legend").put("display", false);
        return options;
    }
}
