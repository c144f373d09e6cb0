package io.truelift.definitions.editor;

/**
 * Something that may stand at the cursor.
 *
 * @param insert the text that takes the place of what was begun
 * @param kind what it is
 * @param detail its type, or the table that it is of
 * @param classification of a column: {@code public}, {@code internal}, {@code personal} or {@code sensitive}; else empty
 * @param description what the dictionary says of it; empty where it says nothing
 */
public record Suggestion(String insert, Kind kind, String detail, String classification, String description) {

    /** What can be suggested. */
    public enum Kind {
        COLUMN,
        ALIAS,
        TABLE,
        QUERY,
        PURPOSE
    }
}
