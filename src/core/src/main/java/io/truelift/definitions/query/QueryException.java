package io.truelift.definitions.query;

import io.truelift.platform.problem.Coded;
import io.truelift.platform.problem.ErrorCode;
import java.sql.SQLException;

/** A statement that the engine refused or could not finish; the message holds the engine's reason. */
public final class QueryException extends RuntimeException implements Coded {
    public QueryException(String message) {
        super(message);
    }

    public QueryException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public ErrorCode code() {
        return getCause() instanceof SQLException failure ? EngineAdvice.code(failure) : ErrorCode.DEFINITION;
    }
}
