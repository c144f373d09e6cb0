package io.truelift.pipelines.job;

import io.truelift.platform.problem.Coded;
import io.truelift.platform.problem.ErrorCode;

/** Checks of contracts are broken, or too many lines were set aside, and nothing is published but what was found. */
public final class BrokenChecks extends RuntimeException implements Coded {
    private static final long serialVersionUID = 1L;

    BrokenChecks(String message) {
        super(message);
    }

    @Override
    public ErrorCode code() {
        return ErrorCode.QUALITY;
    }
}
