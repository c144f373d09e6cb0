package io.truelift.stack;

/** Something around us did not work: a server that does not start, a download that broke. The message says what to do. */
public final class StackException extends RuntimeException {
    public StackException(String message) {
        super(message);
    }

    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
