package io.truelift.governance.history;

import io.truelift.platform.problem.Coded;
import io.truelift.platform.problem.ErrorCode;
import org.jspecify.annotations.Nullable;

/** The content cannot be read or changed; the message says why and what to do next. */
public class HistoryException extends RuntimeException implements Coded {
    private static final long serialVersionUID = 1L;

    public HistoryException(String message) {
        super(message);
    }

    public HistoryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    @Override
    public ErrorCode code() {
        return ErrorCode.HISTORY;
    }
}
