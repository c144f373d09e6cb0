package io.truelift.governance.dictionary;

import io.truelift.platform.problem.Coded;
import io.truelift.platform.problem.ErrorCode;

/** A contract that says something wrong or not enough; the message names the file and the place. */
public final class DictionaryException extends RuntimeException implements Coded {
    public DictionaryException(String message) {
        super(message);
    }

    public DictionaryException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public ErrorCode code() {
        return ErrorCode.DICTIONARY;
    }
}
