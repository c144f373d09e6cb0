package io.truelift.pipelines.job;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** Names of runs: later runs sort after earlier ones. */
final class RunId {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("'r'yyyyMMdd'T'HHmmssSSS").withZone(ZoneOffset.UTC);

    private RunId() {}

    static String at(Instant start) {
        return TIME.format(start) + "-" + UUID.randomUUID().toString().substring(0, 6);
    }
}
