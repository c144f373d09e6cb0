package io.truelift.governance.proposal;

import io.truelift.platform.problem.Coded;
import io.truelift.platform.problem.ErrorCode;

/** Something cannot be proposed or decided; the message says why and what to do next. */
public final class ProposalException extends RuntimeException implements Coded {
    private static final long serialVersionUID = 1L;

    public ProposalException(String message) {
        super(message);
    }

    @Override
    public ErrorCode code() {
        return ErrorCode.PROPOSAL;
    }
}
