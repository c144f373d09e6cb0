package io.truelift.definitions.query;

import io.truelift.platform.problem.ErrorCode;
import java.io.IOException;
import java.sql.SQLException;

/** What to do where the engine has gone away, or gives a statement less memory than it needs. */
final class EngineAdvice {
    private static final String PER_NODE = "query.max-memory-per-node";
    private static final String IN_ALL = "query.max-memory";

    /** As Trino's driver begins where the engine went while it worked. */
    private static final String GONE = "Error fetching next";

    private EngineAdvice() {}

    /** Empty where it was for neither that the statement failed, else a sentence or two after a space. */
    static String after(SQLException failure) {
        if (isAway(failure)) {
            return ". Trino does not answer: see whether it runs with ./truelift status, start it with ./truelift start, and ask again. What stood before stands.";
        }
        return EngineError.of(failure)
                .map(error -> switch (error) {
                    case EXCEEDED_LOCAL_MEMORY_LIMIT -> more(PER_NODE);
                    case EXCEEDED_GLOBAL_MEMORY_LIMIT -> more(IN_ALL);
                    case CLUSTER_OUT_OF_MEMORY ->
                        " All statements together took more than the engine has. Ask again when fewer run, or give its Java more (-Xmx in jvm.config; "
                                + "of the Trino that ./truelift starts, in trino-jvm.options).";
                    case GENERIC_USER_ERROR,
                            PERMISSION_DENIED,
                            INVALID_FUNCTION_ARGUMENT,
                            DIVISION_BY_ZERO,
                            INVALID_CAST_ARGUMENT,
                            NUMERIC_VALUE_OUT_OF_RANGE,
                            SUBQUERY_MULTIPLE_ROWS,
                            CATALOG_NOT_FOUND,
                            SCHEMA_NOT_FOUND,
                            TABLE_NOT_FOUND,
                            COLUMN_NOT_FOUND -> "";
                })
                .orElse("");
    }

    /** Whose fault it was, as far as the engine says. */
    static ErrorCode code(SQLException failure) {
        if (isAway(failure)) {
            return ErrorCode.WAREHOUSE_AWAY;
        }
        return EngineError.of(failure)
                .map(error -> switch (error) {
                    case PERMISSION_DENIED -> ErrorCode.PERMISSION;
                    case DIVISION_BY_ZERO, INVALID_CAST_ARGUMENT, NUMERIC_VALUE_OUT_OF_RANGE, SUBQUERY_MULTIPLE_ROWS ->
                        ErrorCode.VALUE;
                    case GENERIC_USER_ERROR,
                            INVALID_FUNCTION_ARGUMENT,
                            CATALOG_NOT_FOUND,
                            SCHEMA_NOT_FOUND,
                            TABLE_NOT_FOUND,
                            COLUMN_NOT_FOUND -> ErrorCode.DEFINITION;
                    case EXCEEDED_GLOBAL_MEMORY_LIMIT, EXCEEDED_LOCAL_MEMORY_LIMIT, CLUSTER_OUT_OF_MEMORY ->
                        ErrorCode.WAREHOUSE_MEMORY;
                })
                .orElse(ErrorCode.WAREHOUSE);
    }

    private static boolean isAway(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || String.valueOf(cause.getMessage()).startsWith(GONE)) {
                return true;
            }
        }
        return false;
    }

    private static String more(String setting) {
        return (" Ask for less (a shorter period, fewer metrics or dimensions), or raise %s: in etc/config.properties of your own Trino; of the Trino that "
                        + "./truelift starts, in src/stack/src/main/resources/io/truelift/stack/trino-config.properties, with -Xmx in trino-jvm.options beside it at about twice "
                        + "as much, then ./truelift stop and ./truelift start.")
                .formatted(setting);
    }
}
