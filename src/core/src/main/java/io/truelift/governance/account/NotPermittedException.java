package io.truelift.governance.account;

/** Somebody's role may not do what they asked for; the message says whose may. */
public final class NotPermittedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    NotPermittedException(String message) {
        super(message);
    }
}
