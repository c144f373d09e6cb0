package io.truelift.experiment.totals;

import io.truelift.query.QueryException;
import java.sql.SQLException;
import java.util.Set;

/** Metrics that cannot be added up: a division by zero in their SQL, or a total that no number of the engine holds. */
final class BrokenMetrics {
    /** Where the engine's own words are not known to name nobody. */
    static final String ITS_SQL_FAILS = "its SQL fails on some rows";

    static final String TOO_LARGE = "a total is larger than 9,223,372,036,854, or its SQL fails on some rows";

    /** Trino's names of errors that hang on values. */
    private static final Set<Integer> OF_THE_DATA = Set.of(
            7, // INVALID_FUNCTION_ARGUMENT
            8, // DIVISION_BY_ZERO
            9, // INVALID_CAST_ARGUMENT
            19, // NUMERIC_VALUE_OUT_OF_RANGE
            28, // SUBQUERY_MULTIPLE_ROWS
            0); // GENERIC_USER_ERROR

    private BrokenMetrics() {}

    static boolean isOfTheData(QueryException e) {
        return e.getCause() instanceof SQLException cause && OF_THE_DATA.contains(cause.getErrorCode());
    }
}
