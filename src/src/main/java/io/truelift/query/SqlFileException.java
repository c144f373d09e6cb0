package io.truelift.query;

/** A SQL file that cannot be used as it stands; the message names the file, the line and what would be right. */
public final class SqlFileException extends RuntimeException {
    public SqlFileException(String message) {
        super(message);
    }

    public SqlFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
