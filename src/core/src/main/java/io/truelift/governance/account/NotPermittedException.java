package io.truelift.governance.account;

import io.truelift.platform.problem.Coded;
import io.truelift.platform.problem.ErrorCode;

/** Somebody's role may not do what they asked for; the message says whose may. */
public final class NotPermittedException extends IllegalArgumentException implements Coded {
    private static final long serialVersionUID = 1L;

    NotPermittedException(String message) {
        super(message);
    }

    @Override
    public ErrorCode code() {
        return ErrorCode.PERMISSION;
    }
}
