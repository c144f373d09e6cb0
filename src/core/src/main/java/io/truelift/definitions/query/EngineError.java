package io.truelift.definitions.query;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Errors of Trino that something hangs on, by the numbers of its {@code StandardErrorCode}: the driver hands on the number
 * alone, and the enum itself is within the engine only. A test holds the numbers against it.
 */
public enum EngineError {
    GENERIC_USER_ERROR(0),
    PERMISSION_DENIED(4),
    INVALID_FUNCTION_ARGUMENT(7),
    DIVISION_BY_ZERO(8),
    INVALID_CAST_ARGUMENT(9),
    NUMERIC_VALUE_OUT_OF_RANGE(19),
    SUBQUERY_MULTIPLE_ROWS(28),
    CATALOG_NOT_FOUND(44),
    SCHEMA_NOT_FOUND(45),
    TABLE_NOT_FOUND(46),
    COLUMN_NOT_FOUND(47),
    EXCEEDED_GLOBAL_MEMORY_LIMIT(0x2_0001),
    CLUSTER_OUT_OF_MEMORY(0x2_0004),
    EXCEEDED_LOCAL_MEMORY_LIMIT(0x2_0007);

    /** How the driver begins what the engine said; what never reached the engine has the number 0, too. */
    private static final String OF_THE_ENGINE = "Query failed";

    private final int number;

    EngineError(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** Which of these a failed statement ended with. */
    public static Optional<EngineError> of(QueryException failure) {
        return failure.getCause() instanceof SQLException cause ? of(cause) : Optional.empty();
    }

    static Optional<EngineError> of(SQLException failure) {
        return Arrays.stream(values())
                .filter(error -> error.number == failure.getErrorCode())
                .filter(error -> error.number != 0
                        || String.valueOf(failure.getMessage()).startsWith(OF_THE_ENGINE))
                .findFirst();
    }
}
