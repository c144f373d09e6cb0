package io.truelift.stack;

import io.truelift.platform.problem.Coded;
import io.truelift.platform.problem.ErrorCode;

/** Something around us did not work: a server that does not start, a download that broke. The message says what to do. */
public final class StackException extends RuntimeException implements Coded {
    public StackException(String message) {
        super(message);
    }

    public StackException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public ErrorCode code() {
        return ErrorCode.SERVERS;
    }
}
