package io.truelift.webui.executive;

import io.truelift.analysis.portfolio.PortfolioEntry;
import java.time.LocalDate;
import java.time.temporal.IsoFields;

/**
 * The quarter in which an experiment ended.
 *
 * @param value how the address names it, such as {@code 2026-Q1}
 * @param label how people name it, such as {@code Q1 2026}
 */
record Quarter(String value, String label) {
    static final Quarter EVERY = new Quarter("", "every quarter");
    static final Quarter RUNNING = new Quarter("running", "not ended yet");

    static Quarter of(PortfolioEntry entry) {
        return entry.ended().map(Quarter::of).orElse(RUNNING);
    }

    private static Quarter of(LocalDate day) {
        int quarter = day.get(IsoFields.QUARTER_OF_YEAR);
        return new Quarter("%d-Q%d".formatted(day.getYear(), quarter), "Q%d %d".formatted(quarter, day.getYear()));
    }
}
