package io.truelift.definitions.query;

/** A statement that the engine refused or could not finish; the message holds the engine's reason. */
public final class QueryException extends RuntimeException {
    public QueryException(String message) {
        super(message);
    }

    public QueryException(String message, Throwable cause) {
        super(message, cause);
    }
}
