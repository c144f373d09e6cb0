package io.truelift.webui.export;

import java.time.Instant;
import java.util.List;

/**
 * A table of a page, as it is given as a file.
 *
 * @param title what it says, for the file's name, such as {@code Attribution models}
 * @param asOf when its figures were computed
 * @param header names of the columns
 * @param rows rows, each with a value per column
 */
public record ExportTable(String title, Instant asOf, List<String> header, List<List<CellValue>> rows) {

    /** @throws IllegalArgumentException if a row has another number of values than there are columns */
    public ExportTable {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<CellValue> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException("Cannot write a row of %d values under %d columns: %s"
                        .formatted(row.size(), header.size(), row));
            }
        }
    }

    /** A row per thing, with what the columns say of it. */
    public static <R> ExportTable of(String title, Instant asOf, List<? extends R> things, Columns<R> columns) {
        return new ExportTable(
                title, asOf, columns.header(), things.stream().map(columns::row).toList());
    }
}
