package io.truelift.governance.proposal;

/** Something cannot be proposed or decided; the message says why and what to do next. */
public final class ProposalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProposalException(String message) {
        super(message);
    }
}
