package io.truelift.pipelines.feed;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of a feed, taken apart.
 *
 * @param number its number in the file, from 1, header included
 * @param name what its records are named by, wherever the line stands; null until it is named
 * @param fields text by field; what means nothing is not in it
 */
public record Line(long number, @Nullable String name, Map<String, String> fields) {

    /** A line that has no name yet. */
    public Line(long number, Map<String, String> fields) {
        this(number, null, fields);
    }

    public @Nullable String field(String field) {
        return fields.get(field);
    }
}
