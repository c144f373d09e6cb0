package io.truelift.webui.chart;

import java.util.ArrayList;
import java.util.List;

/** Labels broken into lines, so that long ones leave room for the drawing. */
final class Labels {
    private Labels() {}

    /** Breaks between words; a word that is longer than the width stands alone; a blank label has no line. */
    static List<String> wrapped(String label, int width) {
        List<String> lines = new ArrayList<>();
        if (label.isBlank()) {
            return lines;
        }
        StringBuilder line = new StringBuilder();
        for (String word : label.strip().split("\\s+")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
