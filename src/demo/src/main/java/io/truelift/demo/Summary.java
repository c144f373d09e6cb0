package io.truelift.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What lies in a demo world's folder.
 *
 * @param folder where the feed files are
 * @param lines lines by file name, header lines left out, in the order in which the feeds are listed
 * @param origin whether the files were written just now
 * @param took how long that took
 */
public record Summary(Path folder, Map<String, Long> lines, Origin origin, Duration took) {

    public Summary {
        lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
    }

    public enum Origin {
        /** Written just now. */
        WRITTEN,
        /** The same world was there, whole. */
        FOUND
    }

    public long totalLines() {
        return lines.values().stream().mapToLong(Long::longValue).sum();
    }
}
