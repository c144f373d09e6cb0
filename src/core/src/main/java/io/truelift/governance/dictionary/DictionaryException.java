package io.truelift.governance.dictionary;

/** A contract that says something wrong or not enough; the message names the file and the place. */
public final class DictionaryException extends RuntimeException {
    public DictionaryException(String message) {
        super(message);
    }

    public DictionaryException(String message, Throwable cause) {
        super(message, cause);
    }
}
