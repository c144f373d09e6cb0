package io.truelift.pipelines.feed;

import io.truelift.platform.problem.Coded;
import io.truelift.platform.problem.ErrorCode;

/** A declaration that says something wrong; the message names the file and the place. */
public final class FeedException extends RuntimeException implements Coded {
    private static final long serialVersionUID = 1L;

    public FeedException(String message) {
        super(message);
    }

    public FeedException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public ErrorCode code() {
        return ErrorCode.FEED;
    }
}
