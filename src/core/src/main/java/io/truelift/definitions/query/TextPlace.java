package io.truelift.definitions.query;

import io.trino.sql.tree.Node;

/**
 * A place in a text.
 *
 * @param line from 1
 * @param column from 1
 */
public record TextPlace(int line, int column) {
    public static final TextPlace START = new TextPlace(1, 1);

    /** Where a part of a statement begins; the start where the parser kept no place. */
    static TextPlace of(Node node) {
        return node.getLocation()
                .map(location -> new TextPlace(location.getLineNumber(), location.getColumnNumber()))
                .orElse(START);
    }

    static TextPlace line(int line) {
        return new TextPlace(line, 1);
    }
}
