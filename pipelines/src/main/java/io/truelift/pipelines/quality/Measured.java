package io.truelift.pipelines.quality;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a check of a table measured.
 *
 * @param value the figure; null where there is none yet
 * @param threshold what it may not pass; null where nothing is known to hold it against
 * @param counts rows by value, for a check of a distribution; else none
 * @param words the measurement in words
 */
public record Measured(@Nullable Double value, @Nullable Double threshold, Map<String, Long> counts, String words) {
    public Measured {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    /** A figure. */
    public static Measured of(double value, @Nullable Double threshold, String words) {
        return new Measured(value, threshold, Map.of(), words);
    }
}
