package io.truelift.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows as aligned text: columns that hold numbers are set to the right. */
final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... header) {
        rows.add(Arrays.asList(header));
    }

    TextTable row(Object... values) {
        rows.add(Arrays.stream(values).map(String::valueOf).toList());
        return this;
    }

    void print(PrintStream out) {
        int columns = rows.getFirst().size();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                String format = (isNumeric(column) ? "%" : "%-") + width(column) + "s  ";
                line.append(format.formatted(row.get(column)));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().stream()
                .map(most -> Math.max(1, most))
                .findFirst()
                .orElse(1); // a format has no width of 0
    }

    private boolean isNumeric(int column) {
        return rows.size() > 1
                && rows.stream().skip(1).allMatch(row -> row.get(column).matches("[-+]?[0-9][0-9,. %e-]*|-|"));
    }
}
