package io.truelift.definitions.query;

/**
 * A column of a table of the dictionary.
 *
 * @param table namespace and name of the table
 * @param column name within the table
 */
public record ColumnName(String table, String column) implements Comparable<ColumnName> {

    /** @throws IllegalArgumentException where the text is not namespace, table and column */
    public static ColumnName parse(String text) {
        int dot = text.lastIndexOf('.');
        if (dot < 1 || text.indexOf('.') == dot || dot == text.length() - 1) {
            throw new IllegalArgumentException(
                    "Cannot use the column %s: write it in full, such as governed.customer.country".formatted(text));
        }
        return new ColumnName(text.substring(0, dot), text.substring(dot + 1));
    }

    @Override
    public int compareTo(ColumnName other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return table + "." + column;
    }
}
