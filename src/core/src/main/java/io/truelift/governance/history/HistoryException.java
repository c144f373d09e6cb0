package io.truelift.governance.history;

import org.jspecify.annotations.Nullable;

/** The content cannot be read or changed; the message says why and what to do next. */
public class HistoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public HistoryException(String message) {
        super(message);
    }

    public HistoryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
