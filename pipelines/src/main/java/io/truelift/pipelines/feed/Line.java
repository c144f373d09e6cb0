package io.truelift.pipelines.feed;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of a feed, taken apart.
 *
 * @param number its number in the file, from 1, header included
 * @param fields text by field; what means nothing is not in it
 */
public record Line(long number, Map<String, String> fields) {
    public @Nullable String field(String name) {
        return fields.get(name);
    }
}
