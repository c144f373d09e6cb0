package io.truelift.pipelines.iceberg;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a row of {@code raw.deletion} says between what every raw row has: which record of which raw table is gone. */
public final class DeletionRow {
    private static final int TABLE_NAME = 2;
    private static final int KEY = 3;
    private static final int STATED_AT = 4;

    private DeletionRow() {}

    /** Namespace and name of the raw table whose record is gone. */
    public static String table(TableRow deletion) {
        return (String) Objects.requireNonNull(deletion.values()[TABLE_NAME]);
    }

    /** Values of the record's key, each as {@link #text} writes it. */
    @SuppressWarnings("unchecked")
    public static List<String> key(TableRow deletion) {
        return (List<String>) Objects.requireNonNull(deletion.values()[KEY]);
    }

    /** The time by which the latest is told; null where the latest is what was delivered last. */
    public static @Nullable Instant statedAt(TableRow deletion) {
        return (Instant) deletion.values()[STATED_AT];
    }

    /** A value of a key as text: the same for equal values of a column. */
    public static String text(@Nullable Object value) {
        return String.valueOf(value);
    }
}
