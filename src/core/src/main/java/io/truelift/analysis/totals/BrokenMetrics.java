package io.truelift.analysis.totals;

import io.truelift.definitions.query.EngineError;
import io.truelift.definitions.query.QueryException;
import java.util.Set;

/** Metrics that cannot be added up: a division by zero in their SQL, or a total that no number of the engine holds. */
final class BrokenMetrics {
    /** Where the engine's own words are not known to name nobody. */
    static final String ITS_SQL_FAILS = "its SQL fails on some rows";

    static final String TOO_LARGE = "a total is larger than 9,223,372,036,854, or its SQL fails on some rows";

    /** Errors that hang on values. */
    private static final Set<EngineError> OF_THE_DATA = Set.of(
            EngineError.GENERIC_USER_ERROR,
            EngineError.INVALID_FUNCTION_ARGUMENT,
            EngineError.DIVISION_BY_ZERO,
            EngineError.INVALID_CAST_ARGUMENT,
            EngineError.NUMERIC_VALUE_OUT_OF_RANGE,
            EngineError.SUBQUERY_MULTIPLE_ROWS);

    private BrokenMetrics() {}

    static boolean isOfTheData(QueryException e) {
        return EngineError.of(e).filter(OF_THE_DATA::contains).isPresent();
    }
}
