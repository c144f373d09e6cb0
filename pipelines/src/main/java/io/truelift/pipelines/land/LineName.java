package io.truelift.pipelines.land;

import org.jspecify.annotations.Nullable;

/**
 * What a line and its records are named by, wherever the line stands.
 *
 * @param content hash of what it says, 32 digits in hexadecimal
 * @param ordinal its number among equal lines of its feed, from 0
 */
record LineName(String content, long ordinal) {
    private static final int LENGTH_OF_CONTENT = 32;
    private static final int MOST_DIGITS = 18;

    /** As {@link LineConverter} begins the names of records. */
    String text() {
        return content + "-" + ordinal;
    }

    /** Of a record's name: content, ordinal, and the record's place in its line; null where it is a name of another kind. */
    static @Nullable LineName ofRecord(String name) {
        int end = name.lastIndexOf('-');
        int digits = end - LENGTH_OF_CONTENT - 1;
        if (digits < 1 || digits > MOST_DIGITS || name.charAt(LENGTH_OF_CONTENT) != '-' || end == name.length() - 1) {
            return null;
        }
        for (int i = 0; i < name.length(); i++) {
            if (!isPart(name.charAt(i), i, end)) {
                return null;
            }
        }
        return new LineName(name.substring(0, LENGTH_OF_CONTENT), Long.parseLong(name, LENGTH_OF_CONTENT + 1, end, 10));
    }

    private static boolean isPart(char c, int place, int end) {
        boolean isDigit = c >= '0' && c <= '9';
        return place < LENGTH_OF_CONTENT
                ? isDigit || c >= 'a' && c <= 'f'
                : isDigit || place == LENGTH_OF_CONTENT || place == end;
    }
}
