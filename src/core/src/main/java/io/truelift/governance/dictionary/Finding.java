package io.truelift.governance.dictionary;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * A mistake in {@code governance}.
 *
 * @param file the file, relative to {@code governance}; a question is {@code ../sql/...}
 * @param line its line, from 1
 * @param message what is wrong and what would be right
 */
public record Finding(Path file, int line, String message) implements Comparable<Finding> {
    private static final Comparator<Finding> ORDER =
            Comparator.comparing(Finding::file).thenComparingInt(Finding::line).thenComparing(Finding::message);

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "%s:%d: %s".formatted(place(), line, message);
    }

    /** The file, from the project's folder. */
    public String place() {
        return Path.of("governance").resolve(file).normalize().toString();
    }
}
