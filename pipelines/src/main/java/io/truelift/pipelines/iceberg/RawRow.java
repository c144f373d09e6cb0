package io.truelift.pipelines.iceberg;

import java.util.List;
import java.util.Objects;

/**
 * What every whole row of a raw table has, whatever its other columns are: its name and its identifiers at the beginning, and
 * where it came from at the end.
 */
public final class RawRow {
    private static final int RECORD_ID = 0;
    private static final int IDENTIFIERS = 1;
    /** Columns behind those of the table's own: feed, file, line, run_id. */
    public static final int PROVENANCE = 4;

    private RawRow() {}

    /** Names the record for good. */
    public static String recordId(TableRow raw) {
        return (String) Objects.requireNonNull(raw.values()[RECORD_ID]);
    }

    /** Identifiers as they came. */
    @SuppressWarnings("unchecked")
    public static List<String> identifiers(TableRow raw) {
        return (List<String>) Objects.requireNonNull(raw.values()[IDENTIFIERS]);
    }

    public static String feed(TableRow raw) {
        return (String) provenance(raw, 0);
    }

    /** Path of the file within the folder of feeds, or table and snapshot. */
    public static String file(TableRow raw) {
        return (String) provenance(raw, 1);
    }

    /** Number of the line in its file, from 1. */
    public static long line(TableRow raw) {
        return (Long) provenance(raw, 2);
    }

    /** The run that landed it. */
    public static String runId(TableRow raw) {
        return (String) provenance(raw, 3);
    }

    private static Object provenance(TableRow raw, int place) {
        return Objects.requireNonNull(raw.values()[raw.values().length - PROVENANCE + place]);
    }
}
