package io.truelift.webui.chart;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How the marks of an axis of fractions are written: as percentages, with as many digits as tell one from the next. */
final class PercentTicks {
    private static final int MARKS = 7;
    private static final int MOST_DIGITS = 6;

    private PercentTicks() {}

    /** The options of {@code Intl.NumberFormat}. */
    static ObjectNode of(Axis axis) {
        double step = (axis.high() - axis.low()) * 100 / MARKS;
        int digits = 1 + (int) Math.ceil(-Math.log10(step)); // one more: marks may be a half or a quarter of ten apart
        return JsonNodeFactory.instance
                .objectNode()
                .put("style", "percent")
                .put("minimumFractionDigits", 0)
                .put("maximumFractionDigits", Math.clamp(digits, 1, MOST_DIGITS));
    }
}
