package io.truelift.webui.chart;

/**
 * A chart, ready to be drawn.
 *
 * @param json Chart.js configuration
 * @param height height of the drawing in pixels
 * @param summary what the chart shows, for those who cannot see it
 */
public record Chart(String json, int height, String summary) {

    public Chart {
        if (height <= 0) {
            throw new IllegalArgumentException("Cannot draw a chart that is %s pixels high".formatted(height));
        }
    }

    /** The height as a style. */
    public String style() {
        return "height: " + height + "px";
    }
}
