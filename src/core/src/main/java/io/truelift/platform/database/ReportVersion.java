package io.truelift.platform.database;

import java.time.Instant;
import java.util.Optional;

/**
 * A report that is kept.
 *
 * @param id number by which it is opened; later reports have higher ones
 * @param madeAt when it was made
 * @param person in whose name it was made, where the report says so
 */
public record ReportVersion(long id, Instant madeAt, Optional<String> person) {}
