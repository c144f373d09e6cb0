package io.truelift.measure.build;

import java.util.ArrayList;
import java.util.List;

/** Rows as a table of Markdown that is aligned for the eye, too: columns after the first are set to the right. */
final class MarkdownTable {
    private final List<List<String>> rows = new ArrayList<>();

    MarkdownTable(String... header) {
        rows.add(List.of(header));
    }

    MarkdownTable row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            line(rows.get(row), ' ', text);
            if (row == 0) {
                line(rows.getFirst().stream().map(name -> "").toList(), '-', text);
            }
        }
        return text.toString();
    }

    private void line(List<String> cells, char filler, StringBuilder text) {
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String fill = String.valueOf(filler).repeat(width(column) - cell.length());
            boolean isFirst = column == 0;
            text.append("| ").append(isFirst ? cell + fill : fill + cell);
            text.append(filler == '-' && !isFirst ? ":" : " ");
        }
        text.append("|\n");
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
